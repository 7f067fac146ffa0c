using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State;

/// <summary>Curves and models that come in parts, until their result closes them. Parts may repeat; they come one after the other.</summary>
internal sealed class Parts
{
    /// <summary>More bytes than any model or curve that a search should see; whoever sends more is not served.</summary>
    private const long Most = 1L << 30;

    private readonly Dictionary<AttemptId, Collected> _collected = [];

    /// <summary>Takes a part in.</summary>
    /// <returns>Whether it is the one that was due, or one that is there already.</returns>
    public bool TryAdd(CurvePart part) => TryAdd(
        part.Attempt, part.Part, sizeof(float) * 3L * part.Curves.Epochs, collected => collected.Curves.Add(part.Curves));

    /// <summary>Takes a part in.</summary>
    /// <returns>Whether it is the one that was due, or one that is there already.</returns>
    public bool TryAdd(ModelPart part) =>
        TryAdd(part.Attempt, part.Part, part.Bytes.Length, collected => collected.Model.Write(part.Bytes));

    public bool AreComplete(AttemptId attempt, int parts) => parts == (_collected.GetValueOrDefault(attempt)?.Count ?? 0);

    public LossCurves Curves(AttemptId attempt, LossCurves rest) => _collected.TryGetValue(attempt, out var collected)
        ? LossCurves.Joined([.. collected.Curves, rest])
        : rest;

    public float[] TrainCurve(AttemptId attempt, float[] rest) =>
        _collected.TryGetValue(attempt, out var collected) ? [.. collected.Curves.SelectMany(curves => curves.Train), .. rest] : rest;

    public byte[] Model(AttemptId attempt) => _collected.TryGetValue(attempt, out var collected) ? collected.Model.ToArray() : [];

    public void Forget(AttemptId attempt) => _collected.Remove(attempt);

    private bool TryAdd(AttemptId attempt, int part, long bytes, Action<Collected> add)
    {
        if (!_collected.TryGetValue(attempt, out var collected))
        {
            _collected.Add(attempt, collected = new Collected());
        }

        if (part == collected.Count && collected.Bytes + bytes <= Most)
        {
            add(collected);
            collected.Count++;
            collected.Bytes += bytes;
        }

        return part >= 0 && part < collected.Count;
    }

    private sealed class Collected
    {
        public List<LossCurves> Curves { get; } = [];

        public MemoryStream Model { get; } = new();

        public int Count { get; set; }

        public long Bytes { get; set; }
    }
}
