using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Actors.Delivery;
using Akka.Actor;
using Serilog.Core;

namespace ActorSearch.TrainerNode.Tests.Actors;

/// <summary>A node that is asked to end, with a result that the coordinator has not acknowledged.</summary>
public sealed class NodeLeavingTests : NodeActorTest
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void While_the_coordinator_is_away_it_ends_at_once_and_its_next_start_sends_the_result(bool saysGoodbye)
    {
        var (node, experiment) = WithResult();
        node.Tell(saysGoodbye ? new CoordinatorLeaves() : new Contact(IsLost: true));

        node.Tell(DrainNode.Instance);

        FishForMessage(message => message is Left);
        ExpectTerminated(node);
        Assert.Contains("finished results that wait for it on the disk: 1", Assert.Single(Told, line => line.Contains("away", StringComparison.Ordinal)), StringComparison.Ordinal);
        var next = Start(folder: Folder());
        FishForMessage(message => message is Register);
        next.Tell(Registered(experiment));
        Assert.Equal(new AttemptId(1, 1), Assert.IsType<FoldScored>(FishForMessage(message => message is FoldScored)).Work.Attempt);
    }

    [Fact]
    public void A_coordinator_that_goes_away_meanwhile_is_not_waited_for_either()
    {
        var (node, _) = WithResult();
        node.Tell(DrainNode.Instance);

        node.Tell(new Contact(IsLost: true));

        FishForMessage(message => message is Left);
        ExpectTerminated(node);
    }

    [Fact]
    public void A_coordinator_that_is_there_or_back_is_waited_for()
    {
        var (node, _) = WithResult();
        node.Tell(new Contact(IsLost: true));
        node.Tell(new Contact(IsLost: false));

        node.Tell(DrainNode.Instance);
        node.Tell(new ResultAcknowledged(new AttemptId(1, 1)));

        FishForMessage(message => message is Left);
        Assert.DoesNotContain(Told, line => line.Contains("away", StringComparison.Ordinal));
    }

    [Fact]
    public void A_result_that_is_only_in_memory_waits_for_the_coordinator()
    {
        var (node, experiment) = Working();
        node.Tell(Fold(experiment, 1));
        Next<FoldScored>();
        node.Tell(new Contact(IsLost: true));

        node.Tell(DrainNode.Instance);
        node.Tell(new RegisterAgain());

        Assert.Equal([new AttemptId(1, 1)], Next<Register>().Held);
    }

    /// <inheritdoc/>
    protected override void AfterAll()
    {
        base.AfterAll();
        Directory.Delete(_folder, recursive: true);
    }

    private OutboxFolder Folder() => new(_folder, Logger.None);

    private (IActorRef Node, Experiment Experiment) WithResult()
    {
        var (node, experiment) = Working(folder: Folder());
        Watch(node);
        node.Tell(Fold(experiment, 1));
        Next<FoldScored>();
        return (node, experiment);
    }
}
