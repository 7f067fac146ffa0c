using System.Buffers.Binary;
using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Counting;

/// <summary>
/// The counted folds: their lines, and of each the attempt that brought it and a fingerprint (the first 64 bits of its
/// <see cref="FoldDigest"/>), so that a second result can be compared. Curves stay in the store: a million folds must fit.
/// </summary>
public sealed class CountedFolds
{
    private readonly SearchPlan _plan;
    private readonly OpenCurves _open;
    private readonly List<Mark[]?> _marks = [];
    private readonly List<ulong> _keys = [];
    private readonly List<long> _parameters = [];

    /// <summary>Folds whose shorter trainings were counted, and whose longer ones are to come.</summary>
    private readonly HashSet<FoldId> _begun = [];

    private readonly FoldTotals _totals = new();

    public CountedFolds(SearchPlan plan)
    {
        _plan = plan;
        Standing = new StandingStops(plan, _totals);
        _open = new OpenCurves(plan.Folds, plan.Stored);
        Boards = [.. Enumerable.Range(0, 1 + plan.Blocks.Outer).Select(_ => new Leaderboard(plan.Folds, plan.Scoring.Metric, index => _parameters[index], plan.Goals))];
    }

    /// <summary>The lines of the search over all rows, and who leads.</summary>
    public Leaderboard Leaderboard => Boards[0];

    /// <summary>The lines of all searches: that over all rows, then those outside of the outer folds, in order. Their indices count through all of them.</summary>
    public ImmutableArray<Leaderboard> Boards { get; }

    /// <summary>Whether a fold was scored by what configurations are ranked by.</summary>
    internal bool CanRank(FoldOutcome.Scored scored) => SelectionCost.Is(_plan.Scoring.Metric, scored.Metrics)
        && _plan.Scoring.Others.All(metric => SelectionCost.Is(metric, scored.Metrics))
        && (_plan.Scoring.Rule == SelectionRule.MeanBest || _plan.Scoring.HasCurve(scored.Curves));

    /// <summary>The line of an outcome.</summary>
    internal FoldLine LineOf(FoldOutcome outcome) => FoldLine.FromOutcome(outcome, _plan.Scoring.Metric, _plan.Scoring.Others);

    /// <summary>How many are counted.</summary>
    public int Count => _totals.Count;

    /// <summary>How many of them were not trained, since their configurations were pruned.</summary>
    public int Pruned => _totals.Pruned;

    /// <summary>How many of them were trained for some epochs, and are not among those that continue.</summary>
    public int Paused => _totals.Paused;

    /// <summary>How many of them failed or are quarantined.</summary>
    public int Failed => _totals.Failed;

    /// <summary>How many of these are quarantined.</summary>
    public int Quarantined => _totals.Quarantined;

    /// <summary>How many of them were counted by earlier runs.</summary>
    public int Earlier => _totals.Earlier;

    /// <summary>What is recorded and not decided again.</summary>
    internal StandingStops Standing { get; }

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
        _parameters.Add(_plan.Parameters(configuration));
    }

    /// <summary>Whether the configuration of this index has this key.</summary>
    internal bool Is(int configuration, string key) =>
        configuration >= 0 && configuration < _keys.Count && key.Length == 64 && _keys[configuration] == Prefix(new ConfigurationKey(key));

    /// <summary>Number of parameters of a configuration's net.</summary>
    internal long ParametersOf(int configuration) => _parameters[configuration];

    internal bool IsCounted(FoldId id) => MarkOf(id).Attempt != 0;

    /// <summary>The fingerprint and the attempt of a counted fold.</summary>
    internal (ulong Fingerprint, AttemptId Attempt) this[FoldId id] =>
        (MarkOf(id).Fingerprint, AttemptId.Unpack(MarkOf(id).Attempt));

    /// <summary>Takes over what an earlier run counted.</summary>
    internal FoldSummary TakeOver(FoldId id, RecordedFold fold) =>
        Add(id, fold.Line, fold.Fingerprint, fold.Attempt, fold.Attempt.Epoch < _plan.FirstEpoch);

    /// <summary>Counts a fold; the last one of a configuration scores it.</summary>
    /// <returns>What it makes of its configuration, and the scores of its folds where they differ from those at their own best epochs.</returns>
    internal (FoldSummary Summary, ScoredFold[]? Scores) Settle(
        FoldId id, Configuration configuration, FoldOutcome outcome, ulong fingerprint, AttemptId attempt)
    {
        var scores = ScoresWith(id, configuration, outcome);
        if (scores is not null)
        {
            BoardOf(id.Configuration).Rescore(id.Configuration, scores);
        }

        return (Add(id, scores?[id.Fold].Line ?? LineOf(outcome), fingerprint, attempt), scores);
    }

    /// <summary>A fold is not trained: its configuration is pruned.</summary>
    internal FoldSummary Prune(FoldId id, FoldOutcome.Pruned outcome, ReadOnlySpan<byte> digest)
    {
        _open.Forget(id.Configuration);
        return Add(id, LineOf(outcome), FingerprintOf(digest), AttemptId.None, Standing.Confirm(id));
    }

    private ScoredFold[]? ScoresWith(FoldId id, Configuration configuration, FoldOutcome outcome)
    {
        var stopsEarly = configuration.Hyperparameters.Training.EarlyStopping is not null;
        if (!_plan.Scoring.NeedsCurves(stopsEarly))
        {
            return null;
        }

        if (outcome is FoldOutcome.Scored scored)
        {
            _open.Keep(id, scored);
        }

        var (isLast, areScored) = (true, outcome is FoldOutcome.Scored);
        foreach (var (fold, line) in BoardOf(id.Configuration).Lines(id.Configuration).ToArray().Index())
        {
            isLast &= fold == id.Fold || line.Status != FoldStatus.Pending;
            areScored &= fold == id.Fold || line.Status == FoldStatus.Scored;
        }

        if (isLast && areScored)
        {
            return _plan.Scoring.Score(stopsEarly, configuration.Hyperparameters.Training.Monitor, _open.Take(id.Configuration, configuration.Key));
        }

        if (isLast)
        {
            _open.Forget(id.Configuration);
        }

        return null;
    }

    private FoldSummary Add(FoldId id, FoldLine line, ulong fingerprint, AttemptId attempt, bool isEarlier = false)
    {
        var summary = BoardOf(id.Configuration).Add(id, line);
        (_marks[id.Configuration] ??= new Mark[_plan.Folds])[id.Fold] = new Mark(fingerprint, attempt.Packed);
        _totals.Add(line, +1, isEarlier);
        return summary;
    }

    /// <summary>A fold that was trained for some epochs is trained for more: it is not counted meanwhile.</summary>
    internal void Continue(FoldId id)
    {
        Remove(id);
        Begun(id);
    }

    /// <summary>A shorter training of a fold is recorded, whose place its result takes.</summary>
    internal void Begun(FoldId id) => _begun.Add(id);

    /// <summary>Whether the result of a fold takes the place of a shorter training's; asked once.</summary>
    internal bool Replaces(FoldId id) => _begun.Remove(id);

    /// <summary>A fold is not counted any more.</summary>
    internal void Remove(FoldId id)
    {
        var line = BoardOf(id.Configuration).Lines(id.Configuration)[id.Fold];
        BoardOf(id.Configuration).Remove(id);
        _totals.Add(line, -1, AttemptId.Unpack(MarkOf(id).Attempt).Epoch < _plan.FirstEpoch);
        _marks[id.Configuration]![id.Fold] = default;
    }

    /// <summary>The board of the search that a configuration is of.</summary>
    internal Leaderboard BoardOf(int configuration) => Boards[_plan.Blocks.PartOf(configuration)];

    private Mark MarkOf(FoldId id) => _marks[id.Configuration] is { } marks ? marks[id.Fold] : default;

    private static ulong Prefix(ConfigurationKey key) =>
        ulong.TryParse(key.Hex.AsSpan(0, 16), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var prefix) ? prefix : 0;

    /// <param name="Attempt">Packed; 0 where the fold is not counted.</param>
    private readonly record struct Mark(ulong Fingerprint, long Attempt);
}
