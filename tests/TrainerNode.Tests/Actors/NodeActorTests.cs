using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors;
using Akka.Actor;

namespace ActorSearch.TrainerNode.Tests.Actors;

/// <summary>A node that gets work, does it and says so.</summary>
public sealed class NodeActorTests : NodeActorTest
{
    private const int LongMilliseconds = 60_000;

    [Fact]
    public void It_registers_again_and_again_until_somebody_answers()
    {
        Start();

        Assert.Empty(Next<Register>().Held);
        Turn(beats: 1);
        Next<Register>();
    }

    [Fact]
    public void When_nobody_answers_for_long_people_are_told_once()
    {
        Start();
        Next<Register>();

        Turn(beats: 9);
        Assert.Empty(Told);
        Turn(beats: 20);
        AwaitCondition(() => !Told.IsEmpty);

        Assert.Contains("no coordinator has answered for 10 s", Assert.Single(Told), StringComparison.Ordinal);
    }

    [Fact]
    public void People_are_told_for_what_search_it_works_and_again_when_it_does_again()
    {
        var (node, experiment) = Working();
        node.Tell(new RegisterAgain());
        Next<Register>();
        node.Tell(Registered(experiment));
        Next<RequestWork>();

        Assert.Equal("this node works for the search node", Assert.Single(Told.Distinct()));
    }

    [Fact]
    public void Several_of_its_heartbeats_fit_into_a_short_lease()
    {
        var (node, experiment) = Working();
        node.Tell(new RegisterAgain());
        Next<Register>();
        node.Tell(Registered(experiment) with { LeaseMilliseconds = 900 });
        Next<RequestWork>();

        for (var beat = 0; beat < 5; beat++)
        {
            Turn(TimeSpan.FromMilliseconds(180));
            Next<Heartbeat>();
        }

        Assert.Contains(Told, line => line.Contains("lease is 0.9 s, so this node sends a heartbeat every 0.18 s", StringComparison.Ordinal));
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
        Assert.Equal([(1, (int?)0), (2, null)], beat.Held.Select(held => (held.Attempt.Number, held.Slot)));
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
    public void What_was_fetched_for_short_trainings_is_handed_back_when_one_lasts()
    {
        var (node, experiment) = Working(space: $"model.milliseconds = [0, {LongMilliseconds}]");
        node.Tell(Fold(experiment, 1));
        Next<FoldScored>();
        Turn(beats: 1);
        node.Tell(new ResultAcknowledged(new AttemptId(1, 1)));
        node.Tell(Fold(experiment, 2, variant: 1));
        node.Tell(Fold(experiment, 3));
        node.Tell(Fold(experiment, 4));
        var said = new List<object>();
        for (var beat = 0; beat < 500 && !said.OfType<HandedBack>().Any(); beat++)
        {
            Turn(beats: 1);
            said.AddRange(UpToHeartbeat());
        }

        // The acknowledgement took a beat or two.
        Assert.True(said.OfType<Heartbeat>().Count() > 100);
        Assert.Equal([3, 4], said.OfType<HandedBack>().Single().Attempts.Select(attempt => attempt.Number).Order());
        Assert.DoesNotContain(said, message => message is RequestWork { UpTo: > 3 });
    }

    [Fact]
    public void A_draining_node_hands_back_what_it_has_and_leaves()
    {
        var (node, experiment) = Working(slots: 1, milliseconds: LongMilliseconds);
        node.Tell(Fold(experiment, 1));
        node.Tell(Fold(experiment, 2));
        Watch(node);

        node.Tell(DrainNode.Instance);

        Assert.Equal([new AttemptId(1, 2)], Next<HandedBack>().Attempts);
        Assert.Equal([new AttemptId(1, 1)], Next<HandedBack>().Attempts);
        Next<Left>();
        ExpectTerminated(node);
    }

    [Fact]
    public void It_is_ready_when_it_is_registered_has_joined_has_the_data_and_does_not_drain()
    {
        using var metrics = new NodeMetrics(slots: 1);
        var (experiment, readiness) = (Experiment(), metrics.Readiness);
        var node = Start(metrics: metrics);
        Next<Register>();
        Is("The node is not registered with a coordinator.");

        node.Tell(Registered(experiment));
        FishForMessage(message => message is RequestWork);
        Is("The node has not joined the coordinator's cluster.");
        readiness.Join();
        Is(null);
        readiness.Lose(true);
        Is("The node has lost contact with the coordinator.");
        readiness.Lose(false);
        node.Tell(new RegisterAgain());
        Is("The node is not registered with a coordinator.");
        node.Tell(Registered(experiment));
        Is(null);
        node.Tell(DrainNode.Instance);
        Is("The node hands back its work and ends.");

        void Is(string? reason) => Assert.True(SpinWait.SpinUntil(() => readiness.Reason == reason, TimeSpan.FromSeconds(60)), readiness.Reason);
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
    public void Results_of_another_study_are_never_said_to_a_coordinator()
    {
        var (node, experiment) = Working();
        node.Tell(Fold(experiment, 1));
        Next<FoldScored>();

        node.Tell(new RegisterAgain());
        var register = Next<Register>();
        node.Tell(Registered(experiment) with { Study = "another" });
        Turn(beats: 4);

        Assert.Equal(("study", 1), (register.Study, register.Held.Length));
        var said = Enumerable.Range(0, 4).SelectMany(_ => UpToHeartbeat()).ToList();
        Assert.All(said.OfType<Heartbeat>(), beat => Assert.Empty(beat.Held));
        Assert.DoesNotContain(said, message => message is FoldScored);
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

        node.Tell(Registered(experiment));

        Assert.Equal(1, Next<FoldScored>().Work.Attempt.Number);
    }
}
