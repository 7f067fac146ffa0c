using System.Globalization;
using System.Text.Json;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Library.Tests;

public class StudyTests
{
    [Fact]
    public void A_function_is_searched_and_its_results_are_objects()
    {
        var experiment = new ExperimentBuilder("bowl", seed: 1).Float("x", -1, 1, step: 0.5).Category("side", "left", "right").Folds(3).Slots(2);

        var result = Study.Run(experiment, (trial, fold, _) => Math.Pow(trial.Number("x"), 2) + (trial.Text("side") == "left" ? 0 : 1) + (0.01 * fold.Index));

        Assert.Equal(10, result.Trials.Count);
        Assert.Equal(1, result.Best!.Rank);
        Assert.Equal(("0", "left"), (result.Best.Values.Text("x"), result.Best.Values.Text("side")));
        Assert.Equal([0.0, 0.01, 0.02], result.Best.Folds.Select(fold => fold.Loss));
        Assert.Equal(0.01, result.Best.Mean, 15);
        Assert.Equal(0.01 / Math.Sqrt(3), result.Best.StandardError, 15);
        Assert.Equal(result.Best, result.Trials[0]);
    }

    [Fact]
    public async Task The_digest_does_not_depend_on_slots_or_on_the_form_of_the_function()
    {
        ExperimentBuilder Of(int slots) => new ExperimentBuilder("draws", seed: 3)
            .Float("rate", 1e-4, 1, log: true).Int("depth", 2, 9).Strategy(SearchStrategy.Tpe, samples: 30).Folds(2).Slots(slots);
        static double Loss(Trial trial, Fold fold) => Math.Abs(Math.Log10(trial.Number("rate")) + 2) + trial.Whole("depth") + fold.Random.Stream("noise").NextDouble();

        var one = Study.Run(Of(1), (trial, fold, _) => Loss(trial, fold));
        var four = await Study.RunAsync(Of(4), async (trial, fold, cancellation) =>
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            return Loss(trial, fold);
        });

        Assert.Equal(one.Digest, four.Digest);
        Assert.Equal(one.Best!.Folds.Select(fold => fold.Loss), four.Best!.Folds.Select(fold => fold.Loss));
    }

    [Fact]
    public void Rows_of_the_program_are_divided_into_folds()
    {
        var experiment = new ExperimentBuilder("mean", seed: 2).Float("shrink", [0, 0.5]).Rows(20).Folds(4, repeats: 2).Slots(1);
        double[] target = [.. Enumerable.Range(0, 20).Select(row => (double)row)];
        var validated = new List<int>();

        var result = Study.Run(experiment, (trial, fold, _) =>
        {
            Assert.Equal((15, 5), (fold.TrainingRows.Length, fold.ValidationRows.Length));
            Assert.Empty(fold.TrainingRows.ToArray().Intersect(fold.ValidationRows.ToArray()));
            if (trial.Number("shrink") == 0 && fold.Repeat == 0) validated.AddRange(fold.ValidationRows.ToArray());
            var mean = fold.TrainingRows.ToArray().Average(row => target[row]) * (1 - trial.Number("shrink"));
            return fold.ValidationRows.ToArray().Average(row => Math.Pow(target[row] - mean, 2));
        });

        Assert.Equal(Enumerable.Range(0, 20), validated.Order());
        Assert.Equal("0", result.Best!.Values.Text("shrink"));
        Assert.Equal(8, result.Best.Folds.Count);
    }

    [Fact]
    public void A_winner_outside_of_an_outer_fold_is_scored_on_the_rows_of_that_fold()
    {
        var folder = Directory.CreateTempSubdirectory("study-");
        try
        {
            var scored = new List<int>();
            var experiment = new ExperimentBuilder("outer", seed: 2).Float("shift", [0, 1]).Rows(10).Folds(2).Set("validation.outer", "2").Slots(1).Output(folder.FullName);
            Study.Run(experiment, (trial, fold, _) =>
            {
                if (fold.ValidationRows.Length + fold.TrainingRows.Length == 10 && trial.Number("shift") == 0) scored.AddRange(fold.ValidationRows.ToArray());
                return trial.Number("shift") + fold.ValidationRows.ToArray().Average();
            });

            // Four folds over all rows, and the two winners.
            Assert.Equal(Enumerable.Range(0, 10).SelectMany(row => new[] { row, row }), scored.Order());
            var nested = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, "best.json"))).RootElement.GetProperty("nestedCrossValidation");
            Assert.Equal(4.5, nested.GetProperty("meanLoss").GetDouble(), 12);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void What_a_function_throws_fails_its_fold_with_the_reason()
    {
        var result = Study.Run(
            new ExperimentBuilder("failing").Int("n", [1, 2, 3]).Folds(2).Slots(1),
            (trial, fold, _) => trial.Whole("n") switch
            {
                1 => 0.5,
                2 => double.NaN,
                _ => throw new InvalidOperationException("the matrix is singular"),
            });

        Assert.Equal([ConfigurationStatus.Scored, ConfigurationStatus.Failed, ConfigurationStatus.Failed], result.Trials.Select(trial => trial.Status));
        Assert.Equal("InvalidOperationException: the matrix is singular", result.Trials[2].Folds[0].Reason);
        Assert.Contains("NaN", result.Trials[1].Folds[1].Reason, StringComparison.Ordinal);
        Assert.Equal(1, result.Best!.Values.Whole("n"));
    }

    [Fact]
    public void Without_a_scored_configuration_there_is_no_best_one()
    {
        var result = Study.Run(new ExperimentBuilder("hopeless").Flag("on").Folds(2), (_, _, _) => double.PositiveInfinity);

        Assert.Null(result.Best);
        Assert.All(result.Trials, trial => Assert.Null(trial.Rank));
        Assert.Equal(64, result.Digest.Length);
    }

    [Fact]
    public void A_condition_leaves_a_hyperparameter_out()
    {
        var experiment = new ExperimentBuilder("solvers").Category("solver", "sgd", "adam").Float("momentum", [0, 0.9]).When("solver", "sgd").Fixed("width", 8).Folds(2);

        var result = Study.Run(experiment, (trial, _, _) =>
            trial.Whole("width") + (trial.Text("solver") == "sgd" ? trial.Number("momentum") : trial.Values.ContainsKey("momentum") ? 100 : 0.5));

        Assert.Equal(3, result.Trials.Count);
        Assert.Equal([8, 8.5, 8.9], result.Trials.Select(trial => trial.Mean));
    }

    [Theory]
    [InlineData]
    [InlineData(4)]
    [InlineData(4, 2, 3)]
    public void Epochs_and_metrics_are_reported_and_compared_early(params int[] reduction)
    {
        var epochs = 0;
        var experiment = new ExperimentBuilder("curves").Int("slope", 1, 16).Epochs(64).Halving(reduction).Metric("share", MetricDirection.Maximize, ranks: true).Folds(2).Slots(1);

        var result = Study.Run(experiment, (trial, fold, _) =>
        {
            for (var epoch = 1; ; epoch++)
            {
                epochs++;
                var loss = trial.Whole("slope") / (double)epoch;
                if (!fold.Report(loss, metrics: new Dictionary<string, double> { ["share"] = 1 / loss })) return loss;
            }
        });

        Assert.Equal(1, result.Best!.Values.Whole("slope"));
        Assert.Equal(64, result.Best.Mean);
        Assert.Equal(64, result.Best.Folds[0].Metrics["share"]);
        Assert.True(epochs < 16 * 64 * 2 / 2, $"{epochs} epochs");
        Assert.Contains(result.Trials, trial => trial.Status == ConfigurationStatus.Pruned);
    }

    [Fact]
    public void A_returned_loss_that_is_not_the_last_reported_one_is_refused()
    {
        var result = Study.Run(new ExperimentBuilder("best-of").Int("n", [1]).Epochs(2).Folds(2), (_, fold, _) =>
        {
            fold.Report(1);
            fold.Report(2);
            return 1;
        });

        Assert.Equal("The objective returned 1, but reported 2 for its last epoch; return the loss of the last epoch.", result.Trials[0].Folds[0].Reason);
    }

    [Fact]
    public void All_mistakes_are_reported_together_before_anything_is_trained()
    {
        var experiment = new ExperimentBuilder("mistakes").Float("x", 2, 1).Int("y", 3, 1).Fixed("seed", 1);

        var mistakes = Assert.Throws<StudyException>(() => Study.Run(experiment, (_, _, _) => throw new InvalidOperationException("trained"))).Mistakes;

        Assert.Contains(mistakes, mistake => mistake.Contains("seed", StringComparison.Ordinal));
        mistakes = Assert.Throws<StudyException>(() => Study.Run(
            new ExperimentBuilder("mistakes").Float("x", 2, 1).Int("y", 3, 1), (_, _, _) => throw new InvalidOperationException("trained"))).Mistakes;
        Assert.Equal(2, mistakes.Count);
    }

    [Fact]
    public void A_cancelled_search_is_resumed_in_its_folder()
    {
        var folder = Directory.CreateTempSubdirectory("study-");
        try
        {
            var calls = new List<string>();
            using var cancellation = new CancellationTokenSource();
            ExperimentBuilder Of() => new ExperimentBuilder("resumed").Int("n", 1, 20).Folds(2).Slots(1).Output(Path.Combine(folder.FullName, "out"));
            double Loss(Trial trial, Fold fold, CancellationToken _)
            {
                calls.Add(string.Create(CultureInfo.InvariantCulture, $"{trial.Text("n")}.{fold.Index}"));
                if (calls.Count == 10) cancellation.Cancel();
                return trial.Number("n");
            }

            Assert.ThrowsAny<OperationCanceledException>(() => Study.Run(Of(), Loss, cancellation.Token));
            var resumed = Study.Run(Of(), Loss);

            // The call in which the search was cancelled may count or be repeated.
            Assert.InRange(calls.Count, 40, 41);
            Assert.Equal(40, calls.Distinct().Count());
            Assert.All(resumed.Trials.SelectMany(trial => trial.Folds), fold => Assert.Equal(FoldStatus.Scored, fold.Status));
            Assert.Equal(Study.Run(Of().Output(Path.Combine(folder.FullName, "again")), Loss).Digest, resumed.Digest);
            Assert.All(["study.db", "report.html", "best.json", "folds.csv"], name => Assert.True(File.Exists(Path.Combine(folder.FullName, "out", name)), name));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
