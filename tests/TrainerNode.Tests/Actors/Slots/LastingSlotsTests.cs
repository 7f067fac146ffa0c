using ActorSearch.TrainerNode.Actors.Slots;

namespace ActorSearch.TrainerNode.Tests.Actors.Slots;

public class LastingSlotsTests
{
    private readonly bool[] _busy = [true, true];
    private readonly LastingSlots _slots = new(2, unended => unended >= Seconds(10));

    [Fact]
    public void A_slot_lasts_while_others_end_one_training_after_the_other()
    {
        for (var second = 0; second < 10; second++)
        {
            Assert.Empty(Look(second));
            _slots.End(1);
        }

        Assert.Equal([0], Look(10));
        _slots.End(0);
        Assert.Empty(Look(11));
    }

    [Fact]
    public void A_slot_lasts_beside_one_that_has_nothing_to_do()
    {
        _busy[1] = false;
        Look(0);
        Assert.Equal([0], Look(10));

        // It has something now: that lasts from here.
        _busy[1] = true;
        Assert.Equal([0], Look(19));
        Assert.Equal([0, 1], Look(29));
    }

    private List<int> Look(int second) => _slots.Look(Seconds(second), slot => _busy[slot]);

    private static TimeSpan Seconds(int count) => TimeSpan.FromSeconds(count);
}
