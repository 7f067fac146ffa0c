using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>The built program scores all folds of a configuration at one epoch, and every file says the numbers of that epoch.</summary>
public sealed partial class OneEpochTests : IDisposable
{
    private const string Noisy = """
        name = noisy
        data { kind = noisy-curve, rows = 24 }
        model { hidden = [6], activation = tanh }
        optimizer { kind = adam, learning-rate = 0.05 }
        training { batch-size = 6, max-epochs = 40, patience = 4 }
        validation.folds = 3
        space { optimizer.learning-rate = [0.1, 0.03, 0.01] }
        """;

    private const string Berries = """
        name = berries
        data { kind = csv, train = train.csv, standardize.inputs = true }
        model { hidden = [8], activation = tanh }
        loss.kind = cross-entropy
        training { batch-size = 8, max-epochs = 30, patience = 3 }
        validation.folds = 2
        selection.metric = "f1:sweet"
        space { optimizer.learning-rate = [0.1, 0.05] }
        """;

    private readonly Workshop _workshop = new();

    public OneEpochTests()
    {
        _workshop.Write("noisy.conf", Noisy);
        _workshop.Write("berries.conf", Berries);
        _workshop.Write("train.csv", "size,colour,taste\n" + string.Concat(Enumerable.Range(0, 48).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{(i % 2 * 5) + (i / 48.0)},{i % 7},{(i % 2 == 0 ? "sour" : "sweet")}\n"))));
    }

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("validation.repeats=2", 6)]
    [InlineData("validation { kind = holdout, repeats = 3 }", 3)]
    [InlineData("validation.kind=holdout", 1)]
    [InlineData("selection.rule=one-standard-error", 3)]
    public async Task Every_figure_is_that_of_the_epoch_with_the_lowest_mean_loss(string set, int folds)
    {
        // Kinds of validation are sections, so that they are written into the file.
        _workshop.Write("noisy.conf", Noisy.Replace("validation.folds = 3", set.Contains("kind", StringComparison.Ordinal) ? "" : "validation.folds = 3", StringComparison.Ordinal) + "\n" + set);
        (await Run("noisy.conf", "out")).With(0);

        var curves = Rows("curves.csv").GroupBy(row => row["configuration"]).ToDictionary(
            rows => rows.Key, rows => rows.GroupBy(row => row["fold"]).Select(fold => fold.Select(row => Number(row["validation_loss"])).ToArray()).ToArray());
        Assert.Equal(3, curves.Count);
        foreach (var fold in Rows("folds.csv"))
        {
            var of = curves[fold["configuration"]];
            Assert.Equal(folds, of.Length);
            var longest = of.Max(curve => curve.Length);
            var epoch = Enumerable.Range(1, longest).MinBy(at => of.Average(curve => curve[Math.Min(at, curve.Length) - 1]));
            var own = of[int.Parse(fold["fold"], CultureInfo.InvariantCulture)];

            Assert.Equal($"{epoch}", fold["epoch"]);
            Assert.Equal(own[Math.Min(epoch, own.Length) - 1], Number(fold["validation_loss"]));
            Assert.Equal($"{1 + Array.IndexOf(own, own.Min())}", fold["best_epoch"]);
        }

        foreach (var configuration in Rows("configurations.csv"))
        {
            var of = Rows("folds.csv").Where(fold => fold["configuration"] == configuration["configuration"]).ToList();
            Assert.Equal(of.Average(fold => Number(fold["validation_loss"])), Number(configuration["mean_validation_loss"]), 1e-6);
            Assert.Equal(of[0]["epoch"], configuration["mean_epoch"]);
        }

        // The points in the report's learning curves, the best configuration first.
        var points = ScoredPoints().Matches(File.ReadAllText(_workshop["out/report.html"])).Select(point => (point.Groups[1].Value, point.Groups[2].Value));
        Assert.Equal(
            Rows("configurations.csv").SelectMany(configuration => Rows("folds.csv").Where(fold => fold["configuration"] == configuration["configuration"]))
                .Select(fold => ($"{Math.Min(int.Parse(fold["epoch"], CultureInfo.InvariantCulture), int.Parse(fold["epochs"], CultureInfo.InvariantCulture))}", fold["epochs"])),
            points);

        using var best = Best();
        var winner = best.RootElement.GetProperty("configuration").GetProperty("index").GetInt32();
        Assert.Equal(Rows("folds.csv").First(fold => fold["configuration"] == $"{winner}")["epoch"], $"{best.RootElement.GetProperty("refit").GetProperty("epochs").GetInt32()}");
    }

    [Fact]
    public async Task A_kill_between_the_folds_of_a_configuration_changes_no_score()
    {
        // One slot trains the folds one after the other, and so slowly that it can be killed between them.
        _workshop.Write("noisy.conf", Noisy.Replace("rows = 24", "rows = 400", StringComparison.Ordinal).Replace("batch-size = 6", "batch-size = 1", StringComparison.Ordinal)
            .Replace("patience = 4", "patience = 40", StringComparison.Ordinal).Replace("validation.folds = 3", "validation.folds = 20", StringComparison.Ordinal));
        var quiet = (await Run("noisy.conf", "quiet")).With(0);
        using (var killed = Coordinator.Start(_workshop.Folder, "run", "noisy.conf", "--out", "out", "--slots", "1"))
        {
            Assert.True(await killed.Says(line => line.Contains(" of 60 folds", StringComparison.Ordinal) && !line.StartsWith("0 of", StringComparison.Ordinal)));
            killed.Kill();
            await killed.End();
        }

        var resumed = (await Run("noisy.conf", "out")).With(0);

        Assert.Equal(quiet.Digest, resumed.Digest);
        foreach (var file in new[] { "folds.csv", "configurations.csv" })
        {
            Assert.Equal(File.ReadAllText(_workshop[$"quiet/{file}"]), File.ReadAllText(_workshop[$"out/{file}"]));
        }
    }

    [Theory]
    [InlineData("selection.rule=mean-best")]
    [InlineData("selection.metric=r2")]
    [InlineData("selection.metric=mae")]
    [InlineData("selection.rule=one-standard-error")]
    public async Task A_resumed_study_with_another_choice_has_the_scores_of_a_new_one(string set)
    {
        (await Run("noisy.conf", "out")).With(0);
        var resumed = (await Run("noisy.conf", "out", "--set", set)).With(0);
        var anew = (await Run("noisy.conf", "anew", "--set", set)).With(0);

        Assert.Equal(anew.Digest, resumed.Digest);
        Assert.Equal(File.ReadAllText(_workshop["anew/folds.csv"]), File.ReadAllText(_workshop["out/folds.csv"]));
        Assert.Equal(File.ReadAllText(_workshop["anew/configurations.csv"]), File.ReadAllText(_workshop["out/configurations.csv"]));
    }

    [Fact]
    public async Task A_metric_of_another_class_is_refused_for_lack_of_its_curve_and_an_earlier_one_comes_back()
    {
        var first = (await Run("berries.conf", "out")).With(0);
        var before = _workshop.Snapshot("out");

        var refused = (await Run("berries.conf", "out", "--set", "selection.metric=f1:sour")).With(2);

        Assert.Contains("selection.metric was f1:sweet and is f1:sour now", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, _workshop.Snapshot("out"));
        (await Run("berries.conf", "out", "--set", "selection.metric=accuracy")).With(0);
        Assert.Equal(first.Digest, (await Run("berries.conf", "out")).With(0).Digest);
    }

    [Theory]
    [InlineData("f1:sweet")]
    [InlineData("accuracy")]
    public async Task Trainings_that_watch_a_metric_are_resumed_with_it_alone(string metric)
    {
        string[] watching = ["--set", "training.monitor=metric", "--set", $"selection.metric={metric}"];
        var first = (await Run("berries.conf", "out", watching)).With(0);
        var loss = (await Run("berries.conf", "loss", "--set", $"selection.metric={metric}")).With(0);

        Assert.NotEqual(loss.Digest, first.Digest);
        Assert.Equal(first.Digest, (await Run("berries.conf", "out", watching)).With(0).Digest);
        var refused = (await Run("berries.conf", "out", "--set", "training.monitor=metric", "--set", "selection.metric=macro-f1")).With(2);
        Assert.Contains($"selection.metric was {metric} and is macro-f1 now, and training.monitor = metric trained by it", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tie_for_the_first_place_is_said_everywhere()
    {
        var ended = (await Run("berries.conf", "out")).With(0);

        using var best = Best();
        Assert.Equal(2, best.RootElement.GetProperty("crossValidation").GetProperty("tiedForFirst").GetInt32());
        const string Tie = "2 configurations have the winner's mean";
        Assert.Contains(ended.Lines, line => line.StartsWith("remark: ", StringComparison.Ordinal) && line.Contains(Tie, StringComparison.Ordinal));
        Assert.Contains(best.RootElement.GetProperty("remarks").EnumerateArray(), remark => remark.ToString().Contains("tie-at-top", StringComparison.Ordinal));
        Assert.Contains("2 configurations have the winner", File.ReadAllText(_workshop["out/report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_with_a_diverged_fold_does_not_win_and_is_shown()
    {
        _workshop.Write("noisy.conf", Noisy.Replace("[0.1, 0.03, 0.01]", "[0.03, 1e30]", StringComparison.Ordinal));
        (await Run("noisy.conf", "out")).With(3);

        var rows = Rows("configurations.csv").ToDictionary(row => row["configuration"]);
        Assert.Equal(("scored", "1"), (rows["0"]["status"], rows["0"]["rank"]));
        Assert.Equal(("failed", ""), (rows["1"]["status"], rows["1"]["mean_validation_loss"]));
        Assert.Contains(Rows("folds.csv"), fold => fold["configuration"] == "1" && fold["reason"].Length > 0);
    }

    [Theory]
    [InlineData("model.kind=noop", "set training.monitor = loss")]
    [InlineData("training.monitor=accuracy", "training.monitor must be loss or metric")]
    public async Task A_monitor_that_makes_no_sense_is_refused_before_anything_is_written(string set, string sentence)
    {
        var refused = (await Run("noisy.conf", "out", "--set", "training.monitor=metric", "--set", set)).With(2);

        Assert.Contains(sentence, refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_workshop["out"]));
    }

    private Task<Ended> Run(string experiment, string folder, params string[] arguments) =>
        Coordinator.Run(_workshop.Folder, ["run", experiment, "--out", folder, "--slots", "2", .. arguments]);

    private JsonDocument Best() => JsonDocument.Parse(File.ReadAllText(_workshop["out/best.json"]));

    // No field of these has a comma or a quote in it.
    private List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(_workshop[$"out/{file}"]);
        var names = lines[0].Split(',');
        return [.. lines[1..].Select(line => names.Zip(line.Split(',')).ToDictionary(field => field.First, field => field.Second))];
    }

    [GeneratedRegex("\"scored\":(\\d+),\"stopped\":(\\d+)")]
    private static partial Regex ScoredPoints();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
