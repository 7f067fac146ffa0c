using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors.Delivery;

namespace ActorSearch.TrainerNode.Tests.Actors.Delivery;

public class OutboxTests
{
    private static readonly NodeId Node = new("a");
    private static readonly AttemptId Attempt = new(1, 1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly IToCoordinator[] _messages =
        [new ModelPart(Node, Attempt, 0, [1]), new ModelPart(Node, Attempt, 1, [2]), new RefitFailed(Node, new DoneWork(Attempt, 0, "", null, 0, 0, 0, 2), "")];

    private readonly Outbox _outbox = new();

    [Fact]
    public void Parts_follow_one_another_as_they_are_acknowledged()
    {
        Assert.Same(_messages[0], Put());
        Assert.Same(_messages[1], _outbox.Advance(new PartAcknowledged(Attempt, 0), TimeSpan.Zero));
        Assert.Same(_messages[2], _outbox.Advance(new PartAcknowledged(Attempt, 1), TimeSpan.Zero));
    }

    [Fact]
    public void An_acknowledgement_that_comes_again_moves_nothing()
    {
        Put();
        _outbox.Advance(new PartAcknowledged(Attempt, 0), TimeSpan.Zero);

        Assert.Null(_outbox.Advance(new PartAcknowledged(Attempt, 0), TimeSpan.Zero));
        Assert.Same(_messages[1], Assert.Single(_outbox.Due(Patience, Patience)));
    }

    [Fact]
    public void What_is_not_answered_is_said_again_until_it_is()
    {
        Put();

        Assert.Empty(_outbox.Due(Patience / 2, Patience));
        Assert.Same(_messages[0], Assert.Single(_outbox.Due(Patience, Patience)));
        Assert.Empty(_outbox.Due(Patience, Patience));
        Assert.NotNull(_outbox.Remove(Attempt, Patience));
        Assert.Null(_outbox.Remove(Attempt, Patience));
        Assert.Empty(_outbox.Due(Patience * 9, Patience));
    }

    [Fact]
    public void A_coordinator_that_lost_the_parts_gets_them_anew()
    {
        Put();
        _outbox.Advance(new PartAcknowledged(Attempt, 0), TimeSpan.Zero);

        Assert.Same(_messages[0], _outbox.BeginAgain(Attempt, TimeSpan.Zero));
        Assert.Same(_messages[1], _outbox.Advance(new PartAcknowledged(Attempt, 0), TimeSpan.Zero));
    }

    private IToCoordinator Put() => _outbox.Add(Attempt, _messages, TimeSpan.Zero);
}
