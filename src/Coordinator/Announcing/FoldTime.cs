using System.Diagnostics;
using ActorSearch.Coordinator.Actors;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Announcing;

/// <summary>The longest expected time of a fold, from a few timed epochs of one configuration and the costs of the others.</summary>
/// <param name="Epochs">How many epochs were timed; 0 if the time follows from the settings.</param>
internal sealed record FoldTime(TimeSpan Least, TimeSpan Mean, TimeSpan Most, int Epochs)
{
    /// <summary>What a training takes beside its epochs: its rows are divided and scaled, its net is made.</summary>
    public TimeSpan Overhead { get; init; }

    private const int MostEpochs = 50;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(150);

    /// <summary>Measures on this machine for a fraction of a second; null if the time is not known before training.</summary>
    /// <param name="fold">Rows that a fold trains and validates on.</param>
    public static FoldTime? Measure(Experiment experiment, DataTable rows, (int Train, int Validation) fold, Workload work)
    {
        var hyperparameters = work.Typical.Hyperparameters;
        if (!work.IsOfOneKind) return null;
        if (hyperparameters.Model.EpochMilliseconds is not null)
        {
            // The cost of such an epoch is counted in milliseconds.
            return FromCost(work, 0.001, 0);
        }

        using var probe = EpochProbe.Begin(hyperparameters, rows, fold.Validation / (double)fold.Train, experiment.Seed, experiment.VectorBits);
        if (probe is null) return null;

        // The first epoch is slower than the others: code is compiled and memory is new.
        var begin = Stopwatch.GetTimestamp();
        probe.Run();
        var times = new List<double>();
        while (times.Count < 1 || (times.Count < MostEpochs && Stopwatch.GetElapsedTime(begin) < Longest))
        {
            var before = Stopwatch.GetTimestamp();
            probe.Run();
            times.Add(Stopwatch.GetElapsedTime(before).TotalSeconds);
        }

        times.Sort();
        var made = Stopwatch.GetTimestamp();
        EpochProbe.Begin(hyperparameters, rows, fold.Validation / (double)fold.Train, experiment.Seed, experiment.VectorBits)?.Dispose();
        var overhead = Stopwatch.GetElapsedTime(made);
        var epoch = times[times.Count / 2] * fold.Train / probe.Rows;
        return FromCost(work, epoch * hyperparameters.Training.MaxEpochs / new TrainingCost(rows).Compute(work.Typical), times.Count) with { Overhead = overhead };
    }

    private static FoldTime FromCost(Workload work, double secondsOfACost, int epochs) => new(
        TimeOf(work.Least * secondsOfACost), TimeOf(work.Mean * secondsOfACost), TimeOf(work.Most * secondsOfACost), epochs);

    /// <summary>At most a century.</summary>
    private static TimeSpan TimeOf(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(36_525).TotalSeconds));
}
