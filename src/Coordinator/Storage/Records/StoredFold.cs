using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;

namespace ActorSearch.Coordinator.Storage.Records;

/// <summary>A counted fold as the store knows it.</summary>
/// <param name="Metrics">At the best epoch; null unless scored.</param>
/// <param name="Reason">Why it is not scored; null where it is.</param>
/// <param name="Digest">See <see cref="FoldDigest"/>.</param>
/// <param name="Duration">How long its counted training took.</param>
public sealed record StoredFold(
    FoldId Fold, FoldLine Line, ModelMetrics? Metrics, string? Reason, byte[] Digest, AttemptId Attempt, TimeSpan Duration)
{
    /// <summary>Metrics at the epoch at which it is scored, where that is not the best one.</summary>
    public IReadOnlyDictionary<string, double>? Scores { get; init; }

    /// <summary>Of its configuration's net.</summary>
    public long Parameters { get; init; }

    /// <summary>A metric at the epoch at which it is scored; null unless scored, and where it was not recorded.</summary>
    public double? Metric(Metric metric) => Scores is not null
        ? Scores.TryGetValue(metric.Name, out var score) ? score : null
        : Metrics?.Find(metric);
}
