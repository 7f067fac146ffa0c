using System.Diagnostics.CodeAnalysis;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>What a node has to train: what waits, and what each slot trains.</summary>
/// <param name="slots">How many slots, ≥ 1.</param>
public sealed class Workbench(int slots)
{
    private readonly LinkedList<SlotJob> _queue = [];
    private readonly Place?[] _slots = new Place?[slots];

    /// <summary>How many attempts there are.</summary>
    public int Count => _queue.Count + _slots.Count(place => place is not null);

    /// <summary>All attempts.</summary>
    public IEnumerable<AttemptId> Held => _queue.Select(job => job.Attempt).Concat(Running.Select(running => running.Attempt));

    /// <summary>The attempts in slots.</summary>
    public List<RunningAttempt> Running =>
        [.. from entry in _slots.Index() where entry.Item is not null select new RunningAttempt(entry.Index, entry.Item.Attempt)];

    /// <summary>All attempts, with how far they are.</summary>
    public IEnumerable<HeldAttempt> Reports =>
    [
        .. from entry in _slots.Index()
           where entry.Item is not null
           let place = entry.Item
           select new HeldAttempt(place.Attempt, entry.Index, place.Progress.Epoch, place.Progress.ValidationLoss),
        .. _queue.Select(job => new HeldAttempt(job.Attempt, -1, 0, float.NaN)),
    ];

    /// <summary>Whether it has an attempt.</summary>
    public bool Has(AttemptId attempt) => Held.Contains(attempt);

    /// <summary>Takes a training in.</summary>
    public void Queue(SlotJob job) => _queue.AddLast(job);

    /// <summary>Puts the training that has waited longest into a free slot.</summary>
    public bool TryStart(out int slot, [MaybeNullWhen(false)] out SlotJob job)
    {
        slot = Array.IndexOf(_slots, null);
        job = slot < 0 ? null : _queue.First?.Value;
        if (job is null)
        {
            return false;
        }

        _queue.RemoveFirst();
        _slots[slot] = new Place(job.Attempt) { Progress = new EpochProgress(0, float.NaN, float.NaN) };
        return true;
    }

    /// <summary>A training went on.</summary>
    public void Progress(int slot, AttemptId attempt, EpochProgress progress)
    {
        if (_slots[slot] is { } place && place.Attempt == attempt)
        {
            place.Progress = progress;
        }
    }

    /// <summary>A slot is free again.</summary>
    /// <returns>Whether its attempt was still wanted.</returns>
    public bool End(int slot)
    {
        var wanted = _slots[slot] is { Withdrawn: false };
        _slots[slot] = null;
        return wanted;
    }

    /// <summary>An attempt is not wanted any more: forgets it if it waits.</summary>
    /// <returns>The slot that trains it, to be cancelled; null where none does.</returns>
    public RunningAttempt? Withdraw(AttemptId attempt)
    {
        if (_queue.FirstOrDefault(job => job.Attempt == attempt) is { } waiting)
        {
            _queue.Remove(waiting);
            return null;
        }

        var slot = Array.FindIndex(_slots, place => place?.Attempt == attempt);
        if (slot < 0)
        {
            return null;
        }

        _slots[slot]!.Withdrawn = true;
        return new RunningAttempt(slot, attempt);
    }

    /// <summary>Takes out all that waits.</summary>
    public AttemptId[] TakeQueued()
    {
        AttemptId[] queued = [.. _queue.Select(job => job.Attempt)];
        _queue.Clear();
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
