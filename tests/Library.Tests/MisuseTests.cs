using System.Collections;
using System.Collections.Concurrent;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Library.Tests;

public class MisuseTests
{
    [Fact]
    public void A_wrong_report_fails_the_fold_even_where_the_function_catches_it()
    {
        var result = Study.Run(new ExperimentBuilder("caught").Int("n", [1]).Epochs(3).Folds(2).Slots(1), (_, fold, _) =>
        {
            fold.Report(1);
            Assert.Throws<ArgumentException>(() => fold.Report(double.NaN));
            Assert.Throws<ArgumentException>(() => fold.Report(0.5));
            return 1;
        });

        Assert.All(result.Trials[0].Folds, fold => Assert.Equal("the validation loss of epoch 2 is NaN", fold.Reason));
    }

    [Theory]
    [InlineData(double.MaxValue, 1, 1, "a loss of epoch 1 is 1.7976931348623157E+308; numbers beyond 1E+150 have no mean and no deviation over folds")]
    [InlineData(double.MinValue, 1, 1, "a loss of epoch 1 is -1.7976931348623157E+308; numbers beyond 1E+150 have no mean and no deviation over folds")]
    [InlineData(1, 1e200, 1, "a loss of epoch 1 is 1E+200; numbers beyond 1E+150 have no mean and no deviation over folds")]
    [InlineData(1, 1, -1e151, "the metric share of epoch 1 is -1E+151; numbers beyond 1E+150 have no mean and no deviation over folds")]
    [InlineData(1e150, double.NaN, 1e150, null)]
    public void A_number_that_cannot_be_averaged_fails_its_fold(double loss, double trainLoss, double share, string? reason)
    {
        var experiment = new ExperimentBuilder("large").Int("n", [1]).Metric("share", MetricDirection.Maximize).Folds(2).Slots(1);

        var result = Study.Run(experiment, (_, fold, _) =>
        {
            fold.Report(loss, trainLoss, new Dictionary<string, double> { ["share"] = share });
            return loss;
        });

        Assert.All(result.Trials[0].Folds, fold => Assert.Equal(reason, fold.Reason));
        Assert.Equal(reason is null, result.Best is not null);
    }

    [Fact]
    public void The_values_of_a_trial_cannot_be_changed()
    {
        var result = Study.Run(new ExperimentBuilder("values").Int("n", [1]).Folds(2).Slots(1), (trial, _, _) =>
        {
            Assert.Throws<NotSupportedException>(() => ((IDictionary<string, string>)trial.Values)["n"] = "2");
            return trial.Number("n");
        });

        Assert.Throws<NotSupportedException>(() => ((IDictionary<string, string>)result.Best!.Values.Values).Clear());
    }

    [Fact]
    public void Metrics_that_change_after_their_report_are_those_of_the_report()
    {
        var experiment = new ExperimentBuilder("reused").Int("n", [1]).Epochs(5, patience: 2).Metric("share", MetricDirection.Maximize).Folds(2).Slots(1);

        var result = Study.Run(experiment, (_, fold, _) =>
        {
            var metrics = new Dictionary<string, double>();
            for (var epoch = 1; ; epoch++)
            {
                metrics["share"] = epoch / 10.0;
                if (!fold.Report(epoch, metrics: metrics)) return epoch;
            }
        });

        // The first epoch has the lowest loss.
        Assert.Equal(1, result.Trials[0].Folds[0].Loss);
        Assert.Equal(0.1, result.Trials[0].Folds[0].Metrics["share"]);
    }

    [Fact]
    public void A_report_of_another_thread_counts_before_the_function_ends_and_not_afterwards()
    {
        var late = new List<Fold>();

        var result = Study.Run(new ExperimentBuilder("threads").Int("n", [1]).Epochs(2).Folds(2).Slots(1), (_, fold, _) =>
        {
            var thread = new Thread(() => fold.Report(1));
            thread.Start();
            thread.Join();
            late.Add(fold);
            return 1;
        });

        Assert.Equal([1.0, 1.0], result.Trials[0].Folds.Select(fold => fold.Loss));
        Assert.False(late[0].Report(0));
        Assert.False(late[0].Report(double.NaN));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_wrong_report_of_another_thread_fails_the_fold_with_its_reason_and_ends_nothing_else(bool hasTimeout)
    {
        var experiment = new ExperimentBuilder("raw").Category("wrong", "nan", "infinite", "late", "unknown", "missing", "null", "changing").Metric("share", MetricDirection.Maximize).Epochs(3).Folds(2).Slots(2);

        var (answers, thrown) = (new ConcurrentBag<(int, bool)>(), 0);
        var result = Study.Run(hasTimeout ? experiment.Set("objective.timeout", "600") : experiment, new Reporting((task, hear) =>
        {
            var thread = new Thread(() =>
            {
                answers.Add((1, hear(new EpochReport(1, 1) { Metrics = Share(1) })));
                answers.Add((2, hear(task.Trial.Text("wrong") switch
                {
                    "nan" => new EpochReport(2, double.NaN) { Metrics = Share(1) },
                    "infinite" => new EpochReport(2, 1) { Metrics = Share(double.PositiveInfinity) },
                    "late" => new EpochReport(4, 1) { Metrics = Share(1) },
                    "unknown" => new EpochReport(2, 1) { Metrics = new Dictionary<string, double> { ["other"] = 1 } },
                    "missing" => new EpochReport(2, 1),
                    "null" => new EpochReport(2, 1) { Metrics = null! },
                    _ => new EpochReport(2, 1) { Metrics = new Changing() },
                })));
                answers.Add((3, hear(new EpochReport(2, 0.5) { Metrics = Share(1) })));
            });
            thread.Start();
            thread.Join();
            try
            {
                hear(new EpochReport(3, 0.5) { Metrics = Share(1) });
            }
            catch (ArgumentException)
            {
                Interlocked.Increment(ref thrown);
            }
        }));

        Assert.Equal([(1, true), (2, false), (3, false)], answers.Distinct().Order());
        Assert.Equal((42, 14), (answers.Count, thrown));
        var reasons = result.Trials.ToDictionary(trial => trial.Values.Text("wrong"), trial => Assert.Single(trial.Folds.Select(fold => fold.Reason).Distinct()));
        Assert.Equal("the validation loss of epoch 2 is NaN", reasons["nan"]);
        Assert.Equal("the metric share of epoch 2 is infinite", reasons["infinite"]);
        Assert.Equal("epoch 4 came after epoch 1; epochs are counted from 1 without gaps", reasons["late"]);
        Assert.Equal("epoch 2 reports the metric other, which objective.metrics does not name", reasons["unknown"]);
        Assert.Equal("epoch 2 does not report the metric share, which objective.metrics names", reasons["missing"]);
        Assert.Equal(reasons["missing"], reasons["null"]);
        Assert.Equal("the metrics of epoch 2 cannot be read: InvalidOperationException: it was changed", reasons["changing"]);

        static Dictionary<string, double> Share(double value) => new() { ["share"] = value };
    }

    [Fact]
    public void A_cancellation_of_the_function_itself_fails_its_fold_and_a_long_reason_is_cut()
    {
        var result = Study.Run(new ExperimentBuilder("own").Int("n", [1, 2, 3]).Folds(2).Slots(2), (trial, _, _) => trial.Whole("n") switch
        {
            1 => throw new OperationCanceledException("mine"),
            2 => throw new InvalidOperationException(new string('x', 1_000_000)),
            _ => 1,
        });

        Assert.Equal(3, result.Best!.Values.Whole("n"));
        Assert.Equal("OperationCanceledException: mine", Of(1).Reason);
        Assert.Equal(2001, Of(2).Reason!.Length);

        FoldScore Of(long n) => result.Trials.Single(trial => trial.Values.Whole("n") == n).Folds[0];
    }

    [Fact]
    public void A_space_without_hyperparameters_has_one_configuration()
    {
        var result = Study.Run(new ExperimentBuilder("nothing").Folds(3), (_, fold, _) => fold.Index);

        Assert.Equal([0.0, 1, 2], Assert.Single(result.Trials).Folds.Select(fold => fold.Loss));
        Assert.Equal(ConfigurationStatus.Scored, result.Best!.Status);
    }

    [Fact]
    public async Task Two_studies_at_once_do_not_change_each_other_and_two_of_one_folder_are_refused()
    {
        static ExperimentBuilder Of(string name) => new ExperimentBuilder(name).Int("n", 1, 40).Folds(3).Slots(2);
        static Task<double> Loss(Trial trial, Fold fold, CancellationToken _) => Task.FromResult(trial.Number("n") + fold.Random.Stream("noise").NextDouble());
        var alone = await Study.RunAsync(Of("twice"), Loss);

        var together = await Task.WhenAll(Study.RunAsync(Of("twice"), Loss), Study.RunAsync(Of("twice"), Loss), Study.RunAsync(Of("other"), Loss));

        Assert.Equal([alone.Digest, alone.Digest], together.Take(2).Select(result => result.Digest));
        var folder = Directory.CreateTempSubdirectory("study-");
        try
        {
            using var started = new ManualResetEventSlim();
            using var go = new ManualResetEventSlim();
            var first = Study.RunAsync(Of("held").Output(folder.FullName), (trial, fold, cancellation) =>
            {
                started.Set();
                go.Wait(cancellation);
                return Loss(trial, fold, default);
            });
            started.Wait();
            var refused = Assert.Throws<StudyException>(() => Study.Run(Of("held").Output(folder.FullName), (_, _, _) => 0));
            go.Set();

            Assert.Contains(folder.FullName, Assert.Single(refused.Mistakes), StringComparison.Ordinal);
            Assert.Equal(120, (await first).Trials.Sum(trial => trial.Folds.Count(fold => fold.Status == FoldStatus.Scored)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>As a dictionary is that another thread fills.</summary>
    private sealed class Changing : IReadOnlyDictionary<string, double>
    {
        public double this[string key] => 1;

        public IEnumerable<string> Keys => ["share"];

        public IEnumerable<double> Values => [1];

        public int Count => 1;

        public bool ContainsKey(string key) => true;

        public bool TryGetValue(string key, out double value) => (value = 1) > 0;

        public IEnumerator<KeyValuePair<string, double>> GetEnumerator() => throw new InvalidOperationException("it was changed");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
