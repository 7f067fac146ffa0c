using System.Diagnostics;
using System.Globalization;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Logging;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Data.Loading;
using Serilog.Events;

namespace ActorSearch.Bench;

/// <summary>
/// What a fold costs beside its training: searches whose trainings train nothing, embedded as a run is, every result committed to the
/// disk before it is acknowledged and logged as an event. Time is of the search, selection and refit included, in a warm process.
/// </summary>
internal static class NoopReport
{
    private const int Folds = 5, MostLearning = 100_000, Repetitions = 3;

    /// <param name="sizes">Numbers of folds (default: 10³ to 10⁶).</param>
    /// <param name="strategies">These alone are measured, with any number of folds; other settings of the search may follow, for example <c>tpe,epochs=halving</c>.</param>
    public static async Task PrintAsync(int[] sizes, string[] strategies)
    {
        sizes = sizes.Length > 0 ? sizes : [1_000, 10_000, 100_000, 1_000_000];
        await RunAsync(20_000).ConfigureAwait(false);
        if (strategies.Length == 0) await PrintGridAsync(sizes).ConfigureAwait(false);
        Console.WriteLine($"Strategies that learn, a space of three settings; the least of {Repetitions} repetitions. Processor time is of the whole process.");
        Console.WriteLine();
        Console.WriteLine("| strategy | folds | folds/s | processor µs a fold | of the first one | live bytes a finished fold |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var size in sizes.Where(size => size <= MostLearning || strategies.Length > 0))
        {
            await PrintLearningAsync(size, strategies.Length > 0 ? strategies : ["random", "tpe", "auto", "cma-es"]).ConfigureAwait(false);
        }
    }

    private static async Task PrintGridAsync(int[] sizes)
    {
        Console.WriteLine("No-op folds, 2 slots, durable commits, warm process; the least of the repetitions.");
        Console.WriteLine();
        Console.WriteLine("| folds | repetitions | seconds | folds/s | cost per fold, to the first row | live bytes a finished fold | peak resident MB |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|");
        double? first = null;
        foreach (var size in sizes)
        {
            var repetitions = Math.Clamp(100_000 / size, 1, 20);
            var runs = new List<(double Seconds, double Bytes)>();
            for (var run = 0; run < repetitions; run++)
            {
                runs.Add(await RunAsync(size).ConfigureAwait(false));
            }

            var seconds = runs.Min(run => run.Seconds);
            first ??= seconds / size;
            using var process = Process.GetCurrentProcess();
            string[] cells =
            [
                size.ToString("n0", CultureInfo.InvariantCulture), $"{repetitions}", $"{seconds:f2}", $"{size / seconds:n0}",
                $"{seconds / size / first:f2}", $"{runs[^1].Bytes:f0}", $"{process.PeakWorkingSet64 / 1e6:f0}",
            ];
            Console.WriteLine($"| {string.Join(" | ", cells)} |");
        }

        Console.WriteLine();
    }

    private static async Task PrintLearningAsync(int folds, string[] strategies)
    {
        double? first = null;
        foreach (var strategy in strategies)
        {
            var (seconds, processor, bytes) = (double.PositiveInfinity, double.PositiveInfinity, 0.0);
            for (var run = 0; run < Repetitions; run++)
            {
                var before = Environment.CpuUsage.TotalTime;
                (var lasted, bytes) = await RunAsync(folds, strategy).ConfigureAwait(false);
                seconds = Math.Min(seconds, lasted);
                processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - before).TotalMicroseconds);
            }

            first ??= processor;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {strategy} | {folds:n0} | {folds / seconds:n0} | {processor / folds:0} | {processor / first:0.00} | {bytes:0} |"));
        }
    }

    private static async Task<(double Seconds, double Bytes)> RunAsync(int folds, string? strategy = null)
    {
        using var scratch = new ScratchFolder();
        var file = Path.Combine(scratch.Path, "noop.conf");
        await File.WriteAllTextAsync(file, $$"""
            name = noop
            data { kind = noisy-curve }
            model { kind = noop }
            training { max-epochs = {{(strategy?.Contains("epochs", StringComparison.Ordinal) == true ? 50 : 1)}}, early-stopping = false }
            validation { kind = k-fold, folds = {{Folds}} }
            {{(strategy is null
                ? $"space {{ model.variant = {{ int = [1, {folds / Folds}] }} }}"
                : $"search {{ strategy = {strategy}, samples = {folds / Folds} }}, space {{ model.variant {{ int = [1, 1000] }}, optimizer.learning-rate {{ log-uniform = [1e-5, 1] }}, optimizer.weight-decay {{ uniform = [0, 1] }} }}")}}
            refit { restarts = 1 }
            """).ConfigureAwait(false);
        var experiment = Right(ExperimentFile.Read(BuiltIn.Schema, file, []));
        var data = Right(DataSets.Load(experiment.Data));
        using var folder = Right(StudyFolder.Open(Path.Combine(scratch.Path, "out"), fresh: false, StudyFile.IsOurs));
        using var store = Right(SqliteStudy.Open(folder, StudyCard.Create(experiment, data.Sha256, "bench")));
        using var log = LogFiles.Open(Path.Combine(scratch.Path, "log"), "bench", LogEventLevel.Information);
        var memory = new LiveMemory(folds);
        var start = Stopwatch.GetTimestamp();
        await SearchRun.RunAsync(experiment, data, store, new SearchOptions(2, log, memory), CancellationToken.None).ConfigureAwait(false);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds - memory.Seconds, memory.BytesPerFold);
    }

    private static T Right<T>(Checked<T> value) =>
        value is Checked<T>.Right right ? right.Value : throw new InvalidOperationException(string.Join(' ', ((Checked<T>.Wrong)value).Mistakes));

    /// <summary>Collects garbage once near the end and looks what is left beyond what was there at the start.</summary>
    private sealed class LiveMemory(int folds) : IProgress<SearchProgress>
    {
        private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);

        public double BytesPerFold { get; private set; } = double.NaN;

        public double Seconds { get; private set; }

        public void Report(SearchProgress value)
        {
            if (double.IsNaN(BytesPerFold) && value.Done >= 0.8 * folds)
            {
                var start = Stopwatch.GetTimestamp();
                BytesPerFold = (GC.GetTotalMemory(forceFullCollection: true) - _before) / (double)value.Done;
                Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        }
    }
}
