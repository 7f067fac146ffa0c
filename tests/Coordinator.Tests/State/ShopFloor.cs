using ActorSearch.Coordinator.State;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Actors.Slots;
using ActorSearch.TrainerNode.Objectives;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>
/// A coordinator and nodes that lose nothing, on a clock that jumps from one event to the next: the real state, the real credit and the real
/// workbench; trainings take as long as their epochs say.
/// </summary>
internal sealed class ShopFloor
{
    /// <summary>A message's way, the commit before it included.</summary>
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(3);

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly PriorityQueue<Action, (TimeSpan At, int Turn)> _agenda = new();
    private readonly Dictionary<NodeId, Node> _nodes = [];
    private readonly Experiment _experiment;
    private readonly SearchState _state;
    private TimeSpan _now;
    private readonly Func<Configuration, int, TimeSpan> _length;
    private readonly Func<Configuration, int, int, FoldOutcome> _outcome;
    private int _turn;
    private bool _isOver;

    /// <param name="experiment">What is searched.</param>
    /// <param name="cost">What the coordinator expects of a configuration.</param>
    /// <param name="nodes">How many join.</param>
    /// <param name="slots">Of each.</param>
    /// <param name="length">How long a fold takes; null is as long as its epochs say.</param>
    /// <param name="change">What is special about the plan; null: nothing.</param>
    /// <param name="outcome">How a fold ends that is trained for so many epochs at the most.</param>
    public ShopFloor(
        Experiment experiment, Func<Configuration, double> cost, int nodes, int slots, Func<Configuration, int, TimeSpan>? length = null,
        Func<SearchPlan, SearchPlan>? change = null, Func<Configuration, int, int, FoldOutcome>? outcome = null)
    {
        _outcome = outcome ?? ((configuration, fold, _) => SimulatedNode.OutcomeOf(new FoldId(configuration.Index, fold)));
        _length = length ?? ((configuration, _) => LengthOf(configuration));
        _experiment = experiment;
        var rules = new SearchRules(TimeSpan.FromSeconds(15), MostLost: 3, Adopts: true);
        var plan = Plans.Of(experiment, rules) with { Cost = cost };
        _state = new SearchState(change?.Invoke(plan) ?? plan, Recorded.Nothing());
        Do(_state.Start(_now));
        for (var i = 0; i < nodes; i++)
        {
            var settings = new NodeSettings(new NodeId($"node {i}"), "simulated", "build", slots, Beat, Beat * 3, MostPrefetched: 128);
            var node = new Node(this, settings);
            _nodes.Add(settings.Node, node);
            Say(new Register(settings.Node, "simulated", ProtocolVersion.Current, "build", slots, "study", 0, []));
            node.Live();
        }
    }

    /// <summary>How long the training of each counted fold took.</summary>
    public List<TimeSpan> Durations { get; } = [];

    /// <summary>When each fold was counted, and how much time the state then said is left.</summary>
    public List<(TimeSpan At, TimeSpan? Left)> Estimates { get; } = [];

    /// <summary>When the last result came.</summary>
    public TimeSpan Makespan => _now;

    /// <summary>Lets the nodes work until all folds are counted.</summary>
    public void Work()
    {
        while (!_isOver)
        {
            Assert.True(_agenda.TryDequeue(out var next, out var due));
            _now = due.At;
            next();
        }
    }

    private static TimeSpan LengthOf(Configuration configuration)
    {
        var (model, training) = (configuration.Hyperparameters.Model, configuration.Hyperparameters.Training);
        return TimeSpan.FromMilliseconds(((NoopModel)model).Milliseconds * training.MaxEpochs);
    }

    private void In(TimeSpan time, Action what) => _agenda.Enqueue(what, (_now + time, _turn++));

    private void Say(IToCoordinator message) => In(Way, () => Do(_state.Receive(message, _now)));

    private void Do(Effects effects)
    {
        foreach (var counted in effects.Writes.OfType<StoreWrite.FoldCounted>())
        {
            Durations.Add(TimeSpan.FromMilliseconds(counted.Trained?.Milliseconds ?? 0));
            Estimates.Add((_now, _state.Progress().TimeLeft));
        }

        _isOver |= effects.SelectionDue;
        foreach (var (node, message) in effects.Messages)
        {
            In(Way, () => _nodes[node].Hear(message));
        }
    }

    private sealed class Node(ShopFloor floor, NodeSettings settings)
    {
        private readonly Credit _credit = new(settings);
        private readonly SlotQueues _bench = new(settings.Slots);

        public void Live()
        {
            floor.Say(new Heartbeat(settings.Node, [.. _bench.Reports]));
            floor.In(Beat, Live);
        }

        public void Hear(IToTrainer message)
        {
            switch (message)
            {
                case TrainFold fold:
                    _credit.Receive();
                    _bench.Queue(new SlotJob.Fold(fold.Attempt, floor._experiment.Configure(fold.Configuration, [.. fold.Choices]), fold.Fold) { Epochs = fold.Epochs });
                    break;
                case ResultAcknowledged:
                    _credit.Answered(Way * 2);
                    break;
            }

            GoOn();
        }

        private void GoOn()
        {
            while (_bench.TryStart(_credit.Depth, out var slot, out var job))
            {
                floor.In(LengthOf(job), () => End(slot, job));
            }

            if (_credit.More(_bench.Count) is { } request)
            {
                floor.Say(request);
            }
        }

        private void End(int slot, SlotJob job)
        {
            _bench.End(slot);
            _credit.Trained(LengthOf(job));
            var fold = (SlotJob.Fold)job;
            var outcome = floor._outcome(job.Configuration, fold.Number, Math.Min(fold.Epochs, job.Configuration.Hyperparameters.Training.MaxEpochs));
            foreach (var message in ResultMessages.Create(settings.Node, slot, job, new JobEnd.FoldDone(outcome), LengthOf(job)))
            {
                floor.Say(message);
            }

            GoOn();
        }

        private TimeSpan LengthOf(SlotJob job) => floor._length(job.Configuration, ((SlotJob.Fold)job).Number)
            * Math.Min(1, (double)((SlotJob.Fold)job).Epochs / job.Configuration.Hyperparameters.Training.MaxEpochs);
    }
}
