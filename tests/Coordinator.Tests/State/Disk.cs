using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>What the store must do, in dictionaries: it survives a coordinator, and it lets a fold in once.</summary>
internal sealed class Disk : IStudyLog
{
    private readonly Dictionary<int, Configuration> _configurations = [];
    private readonly Dictionary<AttemptId, (StoreWrite.Granted Grant, AttemptState State)> _attempts = [];
    private readonly Dictionary<RefitKey, RefitEnd> _refits = [];
    private readonly Dictionary<FoldId, LossCurves> _curves = [];
    private readonly Dictionary<int, IReadOnlyList<ScoredFold>> _scores = [];

    public Dictionary<FoldId, StoreWrite.FoldCounted> Folds { get; } = [];

    public Dictionary<OutOfFoldKey, OutOfFoldEnd> OutOfFold { get; } = [];

    /// <summary>Refits counted, of the winners of all searches.</summary>
    public int Refits => _refits.Count;

    /// <summary>Folds that were not trained, with their digests.</summary>
    public Dictionary<FoldId, byte[]> Pruned { get; } = [];

    private readonly Dictionary<FoldId, string> _reasons = [];
    private readonly Dictionary<int, int> _promoted = [];

    /// <summary>The digest of each fold, in order.</summary>
    public IEnumerable<(FoldId Fold, byte[] Digest)> Digests => Folds.Values.Select(counted => (counted.Fold, counted.Digest))
        .Concat(Pruned.Select(pruned => (pruned.Key, pruned.Value))).OrderBy(entry => (entry.Item1.Configuration, entry.Item1.Fold));

    /// <summary>The folds that are quarantined.</summary>
    public IEnumerable<FoldId> Quarantined => Folds.Values.Where(counted => counted.Outcome is FoldOutcome.Quarantined).Select(counted => counted.Fold);

    public List<string> Errors { get; } = [];

    /// <summary>Why the search ended early.</summary>
    public EarlyEnd? Early { get; private set; }

    /// <summary>What was chosen, by index.</summary>
    public string Walk => string.Join(' ', _configurations.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key}:{entry.Value.Choices[0].Value}"));

    /// <summary>The digest of a search with this winner.</summary>
    public string Digest(Selected? selected)
    {
        using var digest = new ResultsDigest();
        foreach (var (fold, of) in Digests)
        {
            digest.Add(_configurations[fold.Configuration], fold.Fold, of);
        }

        return digest.Finish(selected);
    }

    public Configuration Configuration(int index) => _configurations[index];

    public int LostAttempts(FoldId fold) => _attempts.Values.Count(attempt =>
        attempt.Grant.Work == new WorkUnit.Fold(fold) && attempt.State is AttemptState.Lost or AttemptState.Crashed);

    public void Commit(IReadOnlyList<StoreWrite> writes, DateTimeOffset at, bool isLasting = true)
    {
        foreach (var write in writes)
        {
            switch (write)
            {
                case StoreWrite.Drawn drawn:
                    _configurations[drawn.Configuration.Index] = drawn.Configuration;
                    break;
                case StoreWrite.Granted granted:
                    _attempts.Add(granted.Attempt, (granted, AttemptState.Open));
                    break;
                case StoreWrite.Ended ended:
                    _attempts[ended.Attempt] = (_attempts[ended.Attempt].Grant, ended.State);
                    break;
                case StoreWrite.FoldCounted counted:
                    Assert.True(!counted.Replaces || (Folds.Remove(counted.Fold, out var shorter) && shorter.Outcome is FoldOutcome.Pruned));
                    Folds.Add(counted.Fold, counted);
                    _curves[counted.Fold] = counted.Outcome switch
                    {
                        FoldOutcome.Scored scored => scored.Curves,
                        FoldOutcome.Failed failed => failed.Curves,
                        FoldOutcome.Pruned { SoFar: { } begun } => begun.Curves,
                        _ => _curves.GetValueOrDefault(counted.Fold) ?? new LossCurves([], []),
                    };
                    Close(counted.Attempt);
                    break;
                case StoreWrite.FoldReopened reopened:
                    Assert.IsType<FoldOutcome.Quarantined>(Folds[reopened.Fold].Outcome);
                    Folds.Remove(reopened.Fold);
                    _curves.Remove(reopened.Fold);
                    foreach (var (id, attempt) in _attempts.Where(attempt => attempt.Value.Grant.Work == new WorkUnit.Fold(reopened.Fold)).ToList())
                    {
                        _attempts[id] = (attempt.Grant, attempt.State is AttemptState.Lost or AttemptState.Crashed ? AttemptState.Abandoned : attempt.State);
                    }

                    break;
                case StoreWrite.ConfigurationScored scored:
                    _scores[scored.Configuration] = scored.Folds;
                    break;
                case StoreWrite.FoldPruned pruned:
                    Pruned.Add(pruned.Fold, pruned.Digest);
                    _reasons[pruned.Fold] = pruned.Outcome.Reason;
                    break;
                case StoreWrite.FoldWanted wanted:
                    Assert.True(Pruned.Remove(wanted.Fold));
                    break;
                case StoreWrite.RefitCounted counted:
                    _refits.Add(new RefitKey(_configurations[counted.Configuration].Key, counted.Recipe, counted.Restart), counted.End);
                    Close(counted.Attempt);
                    break;
                case StoreWrite.OutOfFoldCounted counted:
                    OutOfFold.Add(
                        new OutOfFoldKey(_configurations[counted.Configuration].Key, counted.Fold, counted.Epochs, counted.WithModel), counted.End);
                    Close(counted.Attempt);
                    break;
                case StoreWrite.Promoted promoted:
                    _promoted[promoted.Configuration] = promoted.Epochs;
                    break;
                case StoreWrite.TriedEnough enough:
                    Early = enough.End;
                    break;
                case StoreWrite.ErrorNoted noted:
                    Errors.Add(noted.Sentence);
                    break;
            }
        }
    }

    /// <summary>The scored folds of a configuration.</summary>
    public IReadOnlyDictionary<int, FoldOutcome.Scored> Scored(ConfigurationKey key) => Folds.Values
        .Where(fold => _configurations[fold.Fold.Configuration].Key == key && fold.Outcome is FoldOutcome.Scored)
        .ToDictionary(fold => fold.Fold.Fold, fold => (FoldOutcome.Scored)fold.Outcome);

    /// <summary>The curves of a configuration's folds.</summary>
    public IReadOnlyDictionary<int, LossCurves> Curves(ConfigurationKey key) => _curves
        .Where(entry => _configurations[entry.Key.Configuration].Key == key).ToDictionary(entry => entry.Key.Fold, entry => entry.Value);

    /// <summary>What a coordinator that starts now is told.</summary>
    public Recorded Read() => new(
        _configurations.Values.ToDictionary(configuration => configuration.Key, configuration => new RecordedConfiguration(
            configuration.Index,
            [
                .. Folds.Values.Where(counted => counted.Fold.Configuration == configuration.Index).Select(counted => new RecordedFold(
                    counted.Fold.Fold, LineOf(counted), CountedFolds.FingerprintOf(counted.Digest), counted.Attempt)),
                .. Pruned.Where(pruned => pruned.Key.Configuration == configuration.Index).Select(pruned => new RecordedFold(
                    pruned.Key.Fold, new FoldLine(FoldStatus.Pruned, double.NaN, double.NaN, 0, 0), CountedFolds.FingerprintOf(pruned.Value), AttemptId.None)
                {
                    Reason = _reasons[pruned.Key],
                }),
            ],
            [
                .. _attempts.Values.Where(attempt => attempt.State is AttemptState.Lost or AttemptState.Crashed)
                    .Select(attempt => attempt.Grant.Work).OfType<WorkUnit.Fold>()
                    .Where(work => work.Id.Configuration == configuration.Index && !Folds.ContainsKey(work.Id))
                    .GroupBy(work => work.Id.Fold).Select(lost => (lost.Key, lost.Count())),
            ])
        {
            Promoted = _promoted.GetValueOrDefault(configuration.Index),
        }),
        _configurations.Count,
        new Dictionary<RefitKey, RefitEnd>(_refits),
        new Dictionary<OutOfFoldKey, OutOfFoldEnd>(OutOfFold),
        [
            .. _attempts.Values.Where(attempt => attempt.State == AttemptState.Open).Select(attempt => new OpenAttempt(
                attempt.Grant.Attempt,
                _configurations[attempt.Grant.Configuration].Key,
                (attempt.Grant.Work as WorkUnit.Fold)?.Id.Fold,
                attempt.Grant.Node)),
        ])
    {
        Choices = () => _configurations.ToDictionary(entry => entry.Key, entry => entry.Value.Choices),
        Early = Early,
    };

    private FoldLine LineOf(StoreWrite.FoldCounted counted) =>
        _scores.TryGetValue(counted.Fold.Configuration, out var scores) ? scores[counted.Fold.Fold].Line : FoldLine.FromOutcome(counted.Outcome);

    private void Close(AttemptId attempt)
    {
        if (_attempts[attempt] is var (grant, state) && state == AttemptState.Open)
        {
            _attempts[attempt] = (grant, AttemptState.Counted);
        }
    }
}
