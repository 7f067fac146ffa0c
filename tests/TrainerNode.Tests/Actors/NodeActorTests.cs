using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Data;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Serilog;
using Serilog.Core;

namespace ActorSearch.TrainerNode.Tests.Actors;

/// <summary>A node with real slots and threads; the test is its coordinator, and turns its clock.</summary>
public sealed class NodeActorTests : TestKit
{
    private const int LongMilliseconds = 60_000;
    private static readonly NodeId Node = new("a");
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly Clock _clock = new();
    private readonly TroubleBox _trouble;
    private readonly Logger _log;

    public NodeActorTests()
        : base("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
    {
        _trouble = new TroubleBox(_clock);
        _log = new LoggerConfiguration().WriteTo.Sink(_trouble).CreateLogger();
    }

    [Fact]
    public void It_registers_again_and_again_until_somebody_answers()
    {
        Start();

        Assert.Empty(Next<Register>().Held);
        Turn(beats: 1);
        Next<Register>();
    }

    [Fact]
    public void It_asks_for_as_much_as_it_has_slots_and_trains_what_it_gets()
    {
        var (node, experiment) = Working(slots: 2);

        node.Tell(Fold(experiment, 1, variant: 0));
        node.Tell(Fold(experiment, 2, variant: 1));

        var scored = new[] { Next<FoldScored>(), Next<FoldScored>() };
        Assert.Equal([1, 2], scored.Select(result => result.Work.Attempt.Number).Order());
        Assert.All(scored, result => Assert.Equal(3, result.Curves.Epochs));
    }

    [Fact]
    public void A_result_is_said_again_until_it_is_acknowledged()
    {
        var (node, experiment) = Working();
        node.Tell(Fold(experiment, 1));
        Next<FoldScored>();

        Turn(beats: 4);
        var again = Next<FoldScored>();
        node.Tell(new ResultAcknowledged(again.Work.Attempt));
        Turn(beats: 8);

        var said = Enumerable.Range(0, 8).SelectMany(_ => UpToHeartbeat()).ToList();
        Assert.Empty(Assert.IsType<Heartbeat>(said[^1]).Held);
        Assert.DoesNotContain(said.SkipWhile(message => message is not Heartbeat { Held.Length: 0 }), message => message is FoldScored);
    }

    [Fact]
    public void Its_heartbeats_name_what_it_trains()
    {
        var (node, experiment) = Working(slots: 1, milliseconds: LongMilliseconds);
        node.Tell(Fold(experiment, 1));
        node.Tell(Fold(experiment, 2));

        Turn(beats: 1);

        var beat = (Heartbeat)FishForMessage(message => message is Heartbeat { Held.Length: 2 });
        Assert.Equal([(1, 0), (2, -1)], beat.Held.Select(held => (held.Attempt.Number, held.Slot)));
    }

    [Fact]
    public void A_grant_that_comes_twice_is_trained_once()
    {
        var (node, experiment) = Working();
        node.Tell(Fold(experiment, 1));
        node.Tell(Fold(experiment, 1));
        Next<FoldScored>();

        node.Tell(Fold(experiment, 2));

        Assert.Equal(2, Next<FoldScored>().Work.Attempt.Number);
    }

    [Fact]
    public void Withdrawn_work_stops_and_makes_room()
    {
        var (node, experiment) = Working(slots: 1, milliseconds: LongMilliseconds);
        node.Tell(Fold(experiment, 1));

        node.Tell(new Withdraw(new AttemptId(1, 1)));

        Assert.Equal(2, ((RequestWork)FishForMessage(message => message is RequestWork { UpTo: > 1 })).UpTo);
        Assert.DoesNotContain(Waiting(), message => message is HandedBack);
    }

    [Fact]
    public void A_draining_node_hands_back_what_it_has_and_leaves()
    {
        var (node, experiment) = Working(slots: 1, milliseconds: LongMilliseconds);
        node.Tell(Fold(experiment, 1));
        node.Tell(Fold(experiment, 2));
        Watch(node);

        node.Tell(Drain.Instance);

        Assert.Equal([new AttemptId(1, 2)], Next<HandedBack>().Attempts);
        Assert.Equal([new AttemptId(1, 1)], Next<HandedBack>().Attempts);
        Next<Left>();
        ExpectTerminated(node);
    }

    [Fact]
    public void Told_to_register_again_it_names_what_it_still_has()
    {
        var (node, experiment) = Working(slots: 1, milliseconds: LongMilliseconds);
        node.Tell(Fold(experiment, 1));

        node.Tell(new RegisterAgain());

        var register = Next<Register>();
        Assert.Equal([new AttemptId(1, 1)], register.Held);
        Assert.Equal(1, register.Received);
    }

    [Fact]
    public void Other_data_than_the_coordinators_is_told_and_no_work_taken()
    {
        var experiment = Experiment();
        Start();
        Next<Register>();
        LastSender.Tell(Registered(experiment, new string('0', 64)));

        Assert.Contains("SHA-256", Next<CannotServe>().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_another_study_are_never_said_to_a_coordinator()
    {
        var (node, experiment) = Working();
        node.Tell(Fold(experiment, 1));
        Next<FoldScored>();

        node.Tell(new RegisterAgain());
        var register = Next<Register>();
        node.Tell(Registered(experiment, "sha") with { Study = "another" });
        Turn(beats: 4);

        Assert.Equal(("study", 1), (register.Study, register.Held.Length));
        Assert.Empty(((Heartbeat)FishForMessage(message => message is not FoldScored && message is Heartbeat)).Held);
        Assert.DoesNotContain(Waiting(), message => message is FoldScored);
    }

    [Fact]
    public void A_result_that_ends_while_nobody_answers_is_said_once_the_node_is_known()
    {
        var (node, experiment) = Working();
        node.Tell(new RegisterAgain());
        Next<Register>();
        node.Tell(Fold(experiment, 1));
        AwaitCondition(() =>
        {
            Turn(beats: 1);
            return Next<Register>().Held.Length == 1;
        });

        node.Tell(Registered(experiment, "sha"));

        Assert.Equal(1, Next<FoldScored>().Work.Attempt.Number);
    }

    [Fact]
    public void A_refused_node_ends()
    {
        var node = Watch(Start());
        Next<Register>();

        node.Tell(new Refused("Another build."));

        ExpectTerminated(node);
    }

    [Fact]
    public void Warnings_of_its_log_reach_the_coordinator_with_a_heartbeat()
    {
        Working();

        using (var log = new LoggerConfiguration().WriteTo.Sink(_trouble).CreateLogger())
        {
            log.Warning("Hot");
        }

        Turn(beats: 1);
        var trouble = Next<NodeTrouble>();
        Assert.Equal((Node, "a", "Hot"), (trouble.Node, trouble.Name, Assert.Single(trouble.Events).Sentence));
        Turn(beats: 2);
        Assert.DoesNotContain(UpToHeartbeat().Concat(UpToHeartbeat()), message => message is NodeTrouble);
    }

    [Fact]
    public void A_training_that_breaks_off_is_in_its_log_with_configuration_fold_attempt_and_slot()
    {
        var experiment = Experiment(model: "hidden = [2]");
        Start();
        Next<Register>();
        LastSender.Tell(Registered(experiment, ((Checked<DataSet>.Right)DataSets.Load(experiment.Data)).Value.Sha256));
        Next<RequestWork>();

        // There are five folds.
        LastSender.Tell(Fold(experiment, 1) with { Fold = 99 });

        Next<AttemptCrashed>();
        Turn(beats: 1);
        var crashed = Assert.Single(Next<NodeTrouble>().Events);
        Assert.Equal(
            (TroubleLevel.Error, "Crashed: fold 0/99 broke off", "1.1", 0, 99, 0),
            (crashed.Level, crashed.Sentence, crashed.Attempt, crashed.Configuration, crashed.Fold, crashed.Slot));
        Assert.NotNull(crashed.Error);
    }

    private IActorRef Start(int slots = 1) => Sys.ActorOf(NodeActor.Props(
        new NodeSettings(Node, "a", "build", slots, Beat, Beat * 3, 8) { Trouble = _trouble }, TestActor, experiment => DataSets.Load(experiment.Data), _log, _clock));

    private (IActorRef Node, Experiment Experiment) Working(int slots = 1, int milliseconds = 0)
    {
        var experiment = Experiment(milliseconds);
        var node = Start(slots);
        Next<Register>();
        node.Tell(Registered(experiment, ((Checked<DataSet>.Right)DataSets.Load(experiment.Data)).Value.Sha256));
        FishForMessage(message => message is RequestWork request && request.UpTo == slots);
        return (node, experiment);
    }

    private static Experiment Experiment(int milliseconds = 0, string? model = null)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, $$"""
            name = node
            data { kind = noisy-curve, rows = 12 }
            model { {{model ?? $"kind = noop, milliseconds = {milliseconds}"}} }
            training { max-epochs = 3, early-stopping = false }
            space { {{(model is null ? "model.variant = [0, 1]" : "training.batch-size = [2, 4]")}} }
            """);
        var read = ExperimentFile.Read(file, []);
        File.Delete(file);
        return ((Checked<Experiment>.Right)read).Value;
    }

    private static Registered Registered(Experiment experiment, string sha256) =>
        new("study", 1, 15_000, [.. experiment.Settings.Select(setting => new SettingText(setting.Key, setting.Value))], sha256);

    private static TrainFold Fold(Experiment experiment, int attempt, int variant = 0)
    {
        var strategy = experiment.Strategy();
        var configuration = Enumerable.Range(0, variant + 1).Select(_ => strategy.Next()!).Last();
        return new TrainFold(new AttemptId(1, attempt), configuration.Index, configuration.Key.Hex, [.. configuration.Choices], 0);
    }

    /// <summary>The next message of this kind; heartbeats and credit in between are passed over.</summary>
    private T Next<T>() => (T)FishForMessage(message => message is T);

    private object[] Waiting() => [.. ReceiveWhile(TimeSpan.Zero, message => message)];

    private void Turn(int beats)
    {
        for (var beat = 0; beat < beats; beat++)
        {
            _clock.Elapsed += Beat;
            ((TestScheduler)Sys.Scheduler).Advance(Beat);
        }
    }

    private List<object> UpToHeartbeat()
    {
        var said = new List<object>();
        do
        {
            said.Add(ReceiveOne(TimeSpan.FromSeconds(3)));
        }
        while (said[^1] is not Heartbeat);

        return said;
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
