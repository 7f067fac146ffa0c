using System.Buffers.Binary;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State;

/// <summary>
/// The counted folds: their lines, and of each the attempt that brought it and a fingerprint (the first 64 bits of its
/// <see cref="FoldDigest"/>), so that a second result can be compared. Curves stay in the store: a million folds must fit.
/// </summary>
/// <param name="folds">Folds of each configuration.</param>
/// <param name="metric">What configurations are ranked by.</param>
/// <param name="epoch">The coordinator's life: what attempts of another one brought was counted earlier.</param>
public sealed class CountedFolds(int folds, SelectionMetric metric, int epoch)
{
    private readonly List<Mark[]?> _marks = [];
    private readonly List<ulong> _keys = [];

    /// <summary>The lines, and who leads.</summary>
    public Leaderboard Leaderboard { get; } = new(folds, metric);

    /// <summary>Whether a fold was scored by what configurations are ranked by.</summary>
    internal bool CanRank(FoldOutcome.Scored scored) => SelectionCost.Is(metric, scored.Metrics);

    /// <summary>The line of an outcome.</summary>
    internal FoldLine LineOf(FoldOutcome outcome) => FoldLine.Of(outcome, metric);

    /// <summary>How many are counted.</summary>
    public int Count => Leaderboard.Counted;

    /// <summary>How many of them failed, were pruned or are quarantined.</summary>
    public int Failed { get; private set; }

    /// <summary>How many of these are quarantined.</summary>
    public int Quarantined { get; private set; }

    /// <summary>The first 64 bits of a digest.</summary>
    public static ulong FingerprintOf(ReadOnlySpan<byte> digest) => BinaryPrimitives.ReadUInt64BigEndian(digest);

    /// <summary>A configuration takes the next index.</summary>
    internal void Place(Configuration configuration)
    {
        if (configuration.Index != _keys.Count)
        {
            throw new InvalidOperationException($"The strategy gave configuration {configuration.Index} where {_keys.Count} was due.");
        }

        _marks.Add(null);
        _keys.Add(Prefix(configuration.Key));
    }

    /// <summary>Whether the configuration of this index has this key.</summary>
    internal bool Is(int configuration, string key) =>
        configuration >= 0 && configuration < _keys.Count && key.Length == 64 && _keys[configuration] == Prefix(new ConfigurationKey(key));

    internal bool IsCounted(FoldId id) => MarkOf(id).Attempt != 0;

    /// <summary>The fingerprint and the attempt of a counted fold.</summary>
    internal (ulong Fingerprint, AttemptId Attempt) this[FoldId id] =>
        (MarkOf(id).Fingerprint, AttemptId.Unpack(MarkOf(id).Attempt));

    /// <summary>How many were counted by earlier runs.</summary>
    public int Earlier { get; private set; }

    /// <summary>Takes over what an earlier run counted.</summary>
    internal FoldSummary TakeOver(FoldId id, RecordedFold fold)
    {
        Earlier++;
        return Add(id, fold.Line, fold.Fingerprint, fold.Attempt);
    }

    internal FoldSummary Add(FoldId id, FoldLine line, ulong fingerprint, AttemptId attempt)
    {
        var summary = Leaderboard.Add(id, line);
        (_marks[id.Configuration] ??= new Mark[folds])[id.Fold] = new Mark(fingerprint, attempt.Packed);
        Tally(line.Status, +1);
        return summary;
    }

    /// <summary>A fold is not counted any more.</summary>
    internal void Remove(FoldId id)
    {
        var line = Leaderboard.Lines(id.Configuration)[id.Fold];
        Leaderboard.Remove(id);
        Earlier -= AttemptId.Unpack(MarkOf(id).Attempt).Epoch < epoch ? 1 : 0;
        _marks[id.Configuration]![id.Fold] = default;
        Tally(line.Status, -1);
    }

    private void Tally(FoldStatus status, int by)
    {
        Failed += status == FoldStatus.Scored ? 0 : by;
        Quarantined += status == FoldStatus.Quarantined ? by : 0;
    }

    private Mark MarkOf(FoldId id) => _marks[id.Configuration] is { } marks ? marks[id.Fold] : default;

    private static ulong Prefix(ConfigurationKey key) =>
        ulong.TryParse(key.Hex.AsSpan(0, 16), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var prefix) ? prefix : 0;

    /// <param name="Attempt">Packed; 0 where the fold is not counted.</param>
    private readonly record struct Mark(ulong Fingerprint, long Attempt);
}
