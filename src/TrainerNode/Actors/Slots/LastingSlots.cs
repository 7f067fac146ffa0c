namespace ActorSearch.TrainerNode.Actors.Slots;

/// <summary>Which slots have a training that lasts longer than those before let expect. Slots are looked at from time to time.</summary>
/// <param name="slots">How many, ≥ 1.</param>
/// <param name="lasts">Whether a training lasts that has not ended for so long.</param>
public sealed class LastingSlots(int slots, Func<TimeSpan, bool> lasts)
{
    /// <summary>By slot the first look at the training that it has; null: there was none.</summary>
    private readonly TimeSpan?[] _seen = new TimeSpan?[slots];

    /// <summary>A training of a slot has ended.</summary>
    public void End(int slot) => _seen[slot] = null;

    /// <param name="now">Time passes between calls.</param>
    /// <param name="isBusy">Whether a slot has a training.</param>
    public List<int> Look(TimeSpan now, Predicate<int> isBusy)
    {
        List<int> lasting = [];
        for (var slot = 0; slot < slots; slot++)
        {
            if (!isBusy(slot)) _seen[slot] = null;
            else if (lasts(now - (_seen[slot] ??= now))) lasting.Add(slot);
        }

        return lasting;
    }
}
