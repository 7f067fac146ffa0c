using ActorSearch.Coordinator.Announcing;
using ActorSearch.Coordinator.Tests.EndToEnd;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.Coordinator.Tests.Announcing;

public class AnnouncementTests
{
    [Fact]
    public void What_is_searched_is_told_in_lines()
    {
        Assert.Equal(
            [
                "data        20 training rows, 20 test rows (generated)",
                "inputs      1: x",
                "target      y, numbers from -1.500 to 2.250",
                "validation  2 folds: train on 10 rows, validate on 10",
                "search      2 configurations (grid) × 2 folds = 4 trainings, then 3 refits of",
                "            the winner, and its 2 folds again for out-of-fold predictions",
                "ranking     validation loss, lower is better; rule one-epoch",
            ],
            Of(Workshop.Tiny, targets: row => (row * 0.25f) - 1.5f, most: 16).TakeWhile(line => !line.StartsWith("cost", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nested_cross_validation_is_announced_with_its_rows_and_its_cost()
    {
        var announced = Announced(Workshop.Tiny + "\nvalidation.outer = 3");

        Assert.Equal(
            [
                "nested      3 outer folds: the search runs again without each of them (13",
                "            rows), and its final model is scored on it (6 rows); the whole",
                "            takes about 4 times as long",
                "search      2 configurations (grid) × 2 folds × 4 searches = 16 trainings, then",
                "            3 refits of each search's winner, and the winner's 2 folds over all",
                "            rows again for out-of-fold predictions",
            ],
            announced.Lines().SkipWhile(line => !line.StartsWith("nested", StringComparison.Ordinal)).TakeWhile(line => !line.StartsWith("ranking", StringComparison.Ordinal)));
        Assert.Contains("all 16 folds", CostWords.Describe(announced with { Time = new FoldTime(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), 1) }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search.folds = exact", "= at most 4 trainings")]
    [InlineData("search.folds = race", "= at most 4 trainings")]
    [InlineData("search.stop.target = 0.1", "= at most 4 trainings")]
    [InlineData("search.folds = all", "= 4 trainings")]
    public void Trainings_that_may_be_left_out_are_announced_at_most(string setting, string count) =>
        Assert.Contains(count, string.Join(" ", Announced($"{Workshop.Tiny}\n{setting}").Lines().Select(line => line.Trim())), StringComparison.Ordinal);

    [Fact]
    public void Settings_without_effect_are_named()
    {
        var text = Workshop.Tiny + """

            optimizer.momentum = 0.9
            loss.class-weights = balanced
            """;

        Assert.Contains("not used    loss.class-weights, optimizer.momentum: without effect beside the", Announced(text).Lines());
        Assert.DoesNotContain(Announced(Workshop.Tiny).Lines(), line => line.StartsWith("not used", StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_that_the_file_gives_twice_are_named_with_their_lines()
    {
        Assert.Contains("repeated    seed in lines 1 and 2: the last one counts", Announced($"seed = 1\nseed = 2\n{Workshop.Tiny}").Lines());
        Assert.DoesNotContain(Announced(Workshop.Tiny).Lines(), line => line.StartsWith("repeated", StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_that_some_configurations_use_are_named()
    {
        var lines = Announced(Workshop.Tiny + "\noptimizer.momentum = 0.9\nspace.optimizer.kind = [sgd, adam]").Lines();

        Assert.Contains("partly used optimizer.momentum only with optimizer.kind = sgd", lines);
    }

    [Fact]
    public void A_dimension_that_is_given_one_value_is_named()
    {
        var lines = Announced(Workshop.Tiny, "optimizer.learning-rate=0.02").Lines();

        Assert.Contains("fixed       --set gives optimizer.learning-rate one value: taken out of space", lines);
    }

    [Fact]
    public void An_estimate_says_how_it_was_found()
    {
        var announced = Announced(Workshop.Tiny) with { Time = new FoldTime(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(90), 12), Slots = 3 };

        Assert.Equal(
            "one fold: 3 epochs at most × 10 rows × 13 parameters, about 0.2 s to 1 min 30 s (from 12 timed epochs of configuration 1); "
            + "all 4 folds: about 40 s on 3 slots, less where folds stop early",
            CostWords.Describe(announced));
    }

    [Fact]
    public void One_epoch_at_most_is_not_many() =>
        Assert.StartsWith("one fold: 1 epoch at most × 10 rows", CostWords.Describe(Announced(Workshop.Tiny, "training.max-epochs=1")), StringComparison.Ordinal);

    [Fact]
    public void Without_an_estimate_the_first_folds_tell()
    {
        Assert.Equal(
            "one fold: 3 epochs at most × 10 rows × 13 parameters; the time is known after the first folds",
            CostWords.Describe(Announced(Workshop.Tiny) with { Time = null }));
    }

    [Fact]
    public void Others_slots_decide_where_this_process_has_none()
    {
        var announced = Announced(Workshop.Tiny) with { Time = new FoldTime(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), 1), Slots = 0 };

        Assert.EndsWith("about 1 s (from 1 timed epoch of configuration 1); all 4 folds: depends on the slots that join, less where folds stop early", CostWords.Describe(announced), StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_epochs_are_timed_where_that_is_quick()
    {
        var time = Announced(Workshop.Tiny).Time;

        Assert.NotNull(time);
        Assert.InRange(time.Epochs, 1, 50);
        Assert.True(time.Least <= time.Mean && time.Mean <= time.Most);
    }

    [Theory]
    [InlineData("engine = torch", "libtorch takes too long to load")]
    [InlineData("model.hidden = [4000, 4000]", "one batch takes too long")]
    public void Nothing_is_timed_where_that_is_slow(string setting, string _) => Assert.Null(Announced(Workshop.Tiny + "\n" + setting).Time);

    [Fact]
    public void One_engine_tells_nothing_of_another()
    {
        Assert.Null(Announced("""
            name = mixed
            data { kind = stroke-digits, digits = 40 }
            loss.kind = cross-entropy
            model { hidden = [4], channels = [2], kernel = 3 }
            training.max-epochs = 2
            validation.folds = 2
            space.model.kind = [mlp, conv]
            """).Time);
    }

    [Fact]
    public void A_training_of_no_net_takes_what_its_settings_say()
    {
        var announced = Announced(Search.Noop + "\nmodel.milliseconds = 1999");

        Assert.Equal((0, TimeSpan.FromSeconds(4)), (announced.Time!.Epochs, announced.Time.Mean));
    }

    [Theory]
    [InlineData("validation.kind = k-fold\nvalidation.folds = 3\nvalidation.repeats = 2", "3 folds, 2 repeats: train on 13 rows, validate on 7")]
    [InlineData("validation.kind = stratified-k-fold\nvalidation.folds = 4", "4 folds, stratified by fifths of the target: train on 15 rows, validate on 5")]
    [InlineData("validation = { kind = holdout, share = 0.25 }", "hold-out of 25 %: train on 15 rows, validate on 5")]
    [InlineData("validation = { kind = holdout, share = 0.1, repeats = 3 }", "hold-out of 10 %, 3 times: train on 18 rows, validate on 2")]
    public void Each_way_to_divide_rows_is_told(string setting, string words) =>
        Assert.Equal(words, Announced(Workshop.Tiny.Replace("validation.folds = 2", setting, StringComparison.Ordinal)).ValidationWords());

    [Fact]
    public void Classes_are_told_with_their_counts_and_the_rarest()
    {
        float[] labels = [.. Enumerable.Range(0, 40).Select(row => (float)Math.Min(12, row % 14))];
        var table = new DataTable(["a"], "kind of thing with a name", labels, labels) { Classes = [.. Enumerable.Range(0, 13).Select(of => $"c{of}")] };

        Assert.Equal(
            "kind of thing with …, 13 classes: c0 3, c1 3, c2 3, c3 3, c4 3, c5 3, c6 3, c7 3, c8 3, c9 3, c10 3, c11 3 and 1 more (the rarest has 3 rows)",
            DataWords.Target(table));
    }

    [Theory]
    [InlineData("refit { kind = folds }", "the final model is the mean of their models")]
    [InlineData("refit { kind = hold-out, share = 0.25, restarts = 2 }", "then 2 refits of the winner with 25 % held out")]
    public void Each_kind_of_final_model_is_told(string setting, string words)
    {
        var lines = Announced(Workshop.Tiny.Replace("refit.restarts = 3", setting, StringComparison.Ordinal)).Lines().Select(line => line.Trim());

        Assert.Contains(words, string.Join(' ', lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loss.class-weights = [1, 19]", "Fault 1.000, ok 19.00")]
    [InlineData("loss.class-weights { ok = 1, Fault = 19 }", "Fault 19.00, ok 1.000")]
    [InlineData("loss.class-weights = balanced", null)]
    [InlineData("space.loss.class-weights = [equal, [1, 19]]", null)]
    public void Weights_that_all_configurations_have_are_told_by_class(string setting, string? words)
    {
        var experiment = Search.Experiment($"name = e\ndata {{ kind = csv, train = t.csv }}\nmodel.hidden = [4]\nloss.kind = cross-entropy\n{setting}\n");
        var table = new DataTable(["a"], "y", [0, 1], [0, 1]) { Classes = ["Fault", "ok"] };

        Assert.Equal(words, DataWords.Weights(experiment, table));
    }

    [Theory]
    [InlineData("costs = [5, 1]", "Fault 5.000, ok 1.000")]
    [InlineData("costs { ok = 1, Fault = 5 }", "Fault 5.000, ok 1.000")]
    [InlineData("threshold = mcc", null)]
    public void Costs_are_told_by_class(string setting, string? words)
    {
        var experiment = Search.Experiment($"name = e\ndata {{ kind = csv, train = t.csv }}\nloss.kind = cross-entropy\nselection {{ threshold = costs, {setting} }}\n");
        var table = new DataTable(["a"], "y", [0, 1], [0, 1]) { Classes = ["Fault", "ok"] };

        Assert.Equal(words, DataWords.Costs(experiment, table));
    }

    [Fact]
    public void A_target_far_from_0_is_told_to_the_digits_that_differ()
    {
        var table = new DataTable(["a"], "y", [1, 2], [0, 1]) { TargetUnit = new ColumnUnit(1e9, 0) };

        Assert.Equal("y, numbers from 1000000000 to 1000000001", DataWords.Target(table));
    }

    [Fact]
    public void Many_inputs_are_shortened()
    {
        var table = new DataTable([.. Enumerable.Range(0, 30).Select(column => $"p{column}")], "y", new float[30], [1]);

        Assert.Equal("30: p0, p1, p2, p3, p4, p5, p6, p7, p8, p9 and 20 more", DataWords.Inputs(table));
    }

    [Fact]
    public void Lines_fit_a_terminal_of_80_columns_whatever_is_in_them()
    {
        var announced = Announced(Workshop.Tiny) with { Remarks = [new Remark("some", $"input \"{new string('x', 200)}\": a\u001b[31m word {string.Concat(Enumerable.Repeat("and another ", 20))}")] };

        var lines = announced.Lines().ToList();
        Assert.All(lines, line => Assert.True(line.Length < 80, line));
        Assert.DoesNotContain(string.Concat(lines), char.IsControl);
        Assert.Contains(lines, line => line.StartsWith("remark      input", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Of(string text, Func<int, float> targets, int most)
    {
        var announced = Announced(text);
        var train = announced.Data.Train with { Targets = [.. Enumerable.Range(0, 20).Select(row => targets(Math.Min(row, most - 1)))] };
        return (announced with { Data = announced.Data with { Train = train } }).Lines();
    }

    private static Announcement Announced(string text, params string[] overrides)
    {
        var experiment = Search.Experiment(text, overrides);
        return Announcement.Create(experiment, Search.Data(experiment), slots: 2);
    }
}
