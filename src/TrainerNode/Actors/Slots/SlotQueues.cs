using System.Diagnostics.CodeAnalysis;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Actors.Slots;

/// <summary>
/// What a node has to train: what waits, and what each slot has. A slot trains the first of what it has; more than one is there only where
/// trainings are so short that fetching the next would take longer.
/// </summary>
/// <param name="slots">How many slots, ≥ 1.</param>
public sealed class SlotQueues(int slots)
{
    private readonly LinkedList<SlotJob> _queue = [];
    private readonly Queue<Place>[] _slots = [.. Enumerable.Range(0, slots).Select(_ => new Queue<Place>())];
    private readonly HashSet<AttemptId> _held = [];

    /// <summary>How many attempts there are.</summary>
    public int Count => _held.Count;

    public IEnumerable<AttemptId> Held => _held;

    /// <summary>The attempts in slots.</summary>
    public List<RunningAttempt> Running =>
        [.. from entry in _slots.Index() from place in entry.Item select new RunningAttempt(entry.Index, place.Attempt)];

    /// <summary>How many slots have something to train.</summary>
    public int Busy => _slots.Count(slot => slot.Count > 0);

    /// <summary>Whether a slot has something to train.</summary>
    public bool IsBusy(int slot) => _slots[slot].Count > 0;

    /// <summary>The attempts in a slot that wait there for another to end.</summary>
    public List<AttemptId> Behind(int slot) => [.. from place in _slots[slot].Skip(1) where !place.Withdrawn select place.Attempt];

    /// <summary>All attempts, with how far they are.</summary>
    public IEnumerable<HeldAttempt> Reports =>
    [
        .. from entry in _slots.Index()
           from place in entry.Item.Index()
           let slot = place.Index == 0 ? entry.Index : (int?)null
           select new HeldAttempt(place.Item.Attempt, slot, place.Item.Progress.Epoch, place.Item.Progress.ValidationLoss),
        .. _queue.Select(job => HeldAttempt.Waiting(job.Attempt)),
    ];

    /// <summary>Whether it has an attempt.</summary>
    public bool Has(AttemptId attempt) => _held.Contains(attempt);

    public void Queue(SlotJob job)
    {
        if (_held.Add(job.Attempt))
        {
            _queue.AddLast(job);
        }
    }

    /// <summary>Gives the training that has waited longest to the slot that has least to do.</summary>
    /// <param name="depth">Most trainings of a slot, ≥ 1.</param>
    public bool TryStart(int depth, out int slot, [MaybeNullWhen(false)] out SlotJob job)
    {
        slot = 0;
        for (var other = 1; other < _slots.Length; other++)
        {
            slot = _slots[other].Count < _slots[slot].Count ? other : slot;
        }

        job = _slots[slot].Count >= depth ? null : _queue.First?.Value;
        if (job is null)
        {
            return false;
        }

        _queue.RemoveFirst();
        _slots[slot].Enqueue(new Place(job.Attempt) { Progress = new EpochProgress(0, double.NaN, double.NaN) });
        return true;
    }

    /// <summary>A training made progress.</summary>
    public void Progress(int slot, AttemptId attempt, EpochProgress progress)
    {
        if (_slots[slot].TryPeek(out var place) && place.Attempt == attempt)
        {
            place.Progress = progress;
        }
    }

    /// <summary>The first training of a slot ended.</summary>
    /// <returns>Whether its attempt was still wanted.</returns>
    public bool End(int slot)
    {
        if (!_slots[slot].TryDequeue(out var place))
        {
            return false;
        }

        _held.Remove(place.Attempt);
        return !place.Withdrawn;
    }

    /// <summary>An attempt is not wanted any more: forgets it if it waits.</summary>
    /// <returns>The slot that has it, to be cancelled; null where none does.</returns>
    public RunningAttempt? Withdraw(AttemptId attempt)
    {
        if (_queue.FirstOrDefault(job => job.Attempt == attempt) is { } waiting)
        {
            _queue.Remove(waiting);
            _held.Remove(attempt);
            return null;
        }

        for (var slot = 0; slot < _slots.Length; slot++)
        {
            if (_slots[slot].FirstOrDefault(place => place.Attempt == attempt) is { } found)
            {
                found.Withdrawn = true;
                return new RunningAttempt(slot, attempt);
            }
        }

        return null;
    }

    /// <summary>Takes out all that waits for a slot.</summary>
    public AttemptId[] TakeQueued()
    {
        AttemptId[] queued = [.. _queue.Select(job => job.Attempt)];
        _queue.Clear();
        _held.ExceptWith(queued);
        return queued;
    }

    private sealed class Place(AttemptId attempt)
    {
        public AttemptId Attempt { get; } = attempt;

        public EpochProgress Progress { get; set; }

        public bool Withdrawn { get; set; }
    }
}

/// <summary>An attempt in a slot.</summary>
public readonly record struct RunningAttempt(int Slot, AttemptId Attempt);
