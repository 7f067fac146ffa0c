using ActorSearch.Coordinator.State;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search.Walks;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>
/// A coordinator, a disk, some nodes and a network that drops, repeats and reorders, all driven by draws from one seed: the same seed gives the
/// same story.
/// </summary>
internal sealed class World
{
    private static readonly RefitSettings Refit = new(new RefitEpochs.MeanBest(), 2);
    private static readonly SearchRules Rules = new(TimeSpan.FromSeconds(15), MostLost: 3, Adopts: true);

    private readonly Experiment _experiment;
    private readonly Tale _tale;
    private readonly int _folds;
    private readonly List<SimulatedNode> _nodes = [];
    private readonly List<IToCoordinator> _toCoordinator = [];
    private readonly List<Outgoing> _toNodes = [];
    private readonly Queue<Effects> _uncommitted = new();
    private RandomStream _draws;
    private SearchState _state = null!;
    private SearchPlan _plan = null!;
    private TimeSpan _now;
    private int _epoch, _born, _leftOut;

    /// <param name="tale">What is special about it; null: nothing.</param>
    public World(ulong seed, Experiment experiment, int nodes, Tale? tale = null)
    {
        _tale = tale ?? new Tale();
        _draws = RandomStream.For(seed, StreamPurpose.SearchSpace);
        _experiment = experiment;
        _folds = experiment.Validation.Trainings;
        for (var i = 0; i < nodes; i++)
        {
            _nodes.Add(Born());
        }

        StartCoordinator();
    }

    /// <summary>The fold that kills every process that trains it.</summary>
    public static FoldId Cursed { get; } = new(2, 1);

    public Disk Disk { get; } = new();

    public bool IsOver { get; private set; }

    public List<SearchEvent> Events { get; } = [];

    /// <summary>The winner.</summary>
    public Selected? Selected { get; private set; }

    /// <summary>What the run prints in the end.</summary>
    public string Digest => Disk.Digest(Selected);

    /// <summary>Results that nodes still keep because nobody acknowledged them.</summary>
    public int Unacknowledged => _nodes.Sum(node => node.Unacknowledged);

    public IEnumerable<FoldId> AllFolds => Enumerable.Range(0, Preview.Count(_experiment) * (1 + _experiment.OuterFolds))
        .SelectMany(configuration => Enumerable.Range(0, _folds).Select(fold => new FoldId(configuration, fold)));

    /// <summary>One step of a bad day.</summary>
    public void Fault()
    {
        var node = _nodes[_draws.NextInt32(_nodes.Count)];
        switch (_draws.NextInt32(100))
        {
            case < 4 when _toCoordinator.Count > 0:
                _toCoordinator.RemoveAt(_draws.NextInt32(_toCoordinator.Count));
                break;
            case < 8 when _toNodes.Count > 0:
                _toNodes.RemoveAt(_draws.NextInt32(_toNodes.Count));
                break;
            case < 12 when _toCoordinator.Count > 0:
                _toCoordinator.Add(_toCoordinator[_draws.NextInt32(_toCoordinator.Count)]);
                break;
            case < 16 when _toNodes.Count > 0:
                _toNodes.Add(_toNodes[_draws.NextInt32(_toNodes.Count)]);
                break;
            case < 18:
                // Killed and started again: what it held and had finished is gone.
                _nodes[_nodes.IndexOf(node)] = Born();
                break;
            case < 19:
                StartCoordinator();
                break;
            case < 21:
                _toCoordinator.AddRange(node.HandBack());
                break;
            case < 25:
                Pass(TimeSpan.FromSeconds(_draws.NextInt32(20)));
                break;
            default:
                Step();
                break;
        }
    }

    /// <summary>One step of any day.</summary>
    public void Step()
    {
        var node = _nodes[_draws.NextInt32(_nodes.Count)];
        switch (_draws.NextInt32(20))
        {
            case < 5 when _toCoordinator.Count > 0:
                var arrived = _toCoordinator[_draws.NextInt32(_toCoordinator.Count)];
                _toCoordinator.Remove(arrived);
                Do(_state.Receive(arrived, _now));
                break;
            case < 10 when _toNodes.Count > 0:
                var (to, message) = _toNodes[_draws.NextInt32(_toNodes.Count)];
                _toNodes.Remove(new Outgoing(to, message));
                _toCoordinator.AddRange(_nodes.Where(other => other.Id == to).SelectMany(other => other.Hear(message, _now)).ToList());
                break;
            case < 14 when _uncommitted.Count > 0:
                Commit(_uncommitted.Dequeue());
                break;
            case < 17:
                _toCoordinator.AddRange(node.Beat(_now));
                break;
            case < 18:
                Finish(node);
                break;
            default:
                Pass(TimeSpan.FromMilliseconds(_draws.NextInt32(1000)));
                break;
        }
    }

    /// <summary>A round of a quiet day: everybody says what there is to say, and all of it arrives, in order.</summary>
    public void Round()
    {
        foreach (var node in _nodes.ToList())
        {
            _toCoordinator.AddRange(node.Beat(_now));
            Finish(node);
        }

        while (_toCoordinator.Count + _toNodes.Count + _uncommitted.Count > 0)
        {
            Drain(_toCoordinator, message => Do(_state.Receive(message, _now)));
            CommitAll();
            Drain(_toNodes, sent => _toCoordinator.AddRange(
                _nodes.Where(other => other.Id == sent.Node).SelectMany(other => other.Hear(sent.Message, _now)).ToList()));
        }

        Pass(TimeSpan.FromSeconds(1));
    }

    private static void Drain<T>(List<T> waiting, Action<T> take)
    {
        List<T> all = [.. waiting];
        waiting.Clear();
        all.ForEach(take);
    }

    private void Finish(SimulatedNode node)
    {
        if (_tale.IsCursed && node.Trains(Cursed))
        {
            _nodes[_nodes.IndexOf(node)] = Born();
        }
        else
        {
            _toCoordinator.AddRange(node.Finish(_now));
        }
    }

    private SimulatedNode Born() => new(new NodeId($"node {_born++}"), 1 + _draws.NextInt32(3), _experiment, _tale.Outcome);

    /// <summary>The coordinator ends, and another one starts.</summary>
    public void StartCoordinator()
    {
        // A killed coordinator takes with it what it had not committed and what it had not sent.
        _uncommitted.Clear();
        IsOver = false;
        Begin((plan, recorded) => new SearchState(plan, recorded));
    }

    /// <summary>Somebody asks on the page for all folds that are quarantined by now.</summary>
    public void Requeue()
    {
        foreach (var fold in Disk.Quarantined.ToList())
        {
            var (requeued, _) = _state.Do(new SearchAction.Requeue(Disk.Configuration(fold.Configuration), fold.Fold), _now);
            Do(requeued);
            CommitAll();
            if (requeued.DecidesAgain) Begin(_state.Again);
        }
    }

    private void Begin(Func<SearchPlan, Recorded, SearchState> begin)
    {
        _plan = _tale.Plan(Plans.Of(_experiment, Rules, ++_epoch) with { Refit = Refit, Stored = Disk.Scored, Curves = Disk.Curves });
        _state = begin(_plan, Disk.Read());
        Do(_state.Start(_now));
    }

    private void CommitAll()
    {
        while (_uncommitted.TryDequeue(out var effects)) Commit(effects);
    }

    private void Pass(TimeSpan time)
    {
        _now += time;
        Do(_state.Tick(_now));
    }

    private void Do(Effects effects)
    {
        _uncommitted.Enqueue(effects);
        var granted = effects.Writes.OfType<StoreWrite.Granted>().Select(write => write.Attempt).ToHashSet();
        Assert.All(effects.Messages, sent => Assert.True(sent.Message switch
        {
            TrainFold fold => granted.Contains(fold.Attempt),
            TrainRefit refit => granted.Contains(refit.Attempt),
            TrainOutOfFold fold => granted.Contains(fold.Attempt),
            _ => true,
        }));
        var running = _state.Progress().Running.Select(attempt => attempt.Work).ToList();
        Assert.Equal(running.Count, running.Distinct().Count());

        // A fold that is trained further is counted again at its end.
        if (_plan.Ladder is null && _uncommitted.Sum(waiting => waiting.Writes.Count) == 0) Assert.Equal(Disk.Folds.Count + Disk.Pruned.Count, _state.Progress().Done);
    }

    private void Commit(Effects effects)
    {
        Disk.Commit(effects.Writes, DateTimeOffset.UnixEpoch + _now);
        _toNodes.AddRange(effects.Messages);
        Events.AddRange(effects.Events);
        Assert.Equal(Disk.Pruned.Count, _leftOut += LeftOutFolds.Sum(effects.Events));
        IsOver |= effects.Over;
        if (effects.SelectionDue)
        {
            var winners = _state.Counted.Boards.Select(new Winners(_plan.Scoring.Rule, _folds, Disk, _tale).Of).ToList();
            Selected = winners[0]?.Selected;
            Do(_state.Select(winners[0]?.Selected, winners[0]?.Winner, winners[0]?.Epochs ?? [], _now, winners[1..]));
        }
    }
}
