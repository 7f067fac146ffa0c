using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>
/// Curves and a model that come in parts, until the result closes them. Parts may repeat; they come one after the other. They are one
/// attempt's and end with it: an upload that is broken off leaves nothing behind.
/// </summary>
internal sealed class ReceivedParts
{
    /// <summary>More bytes than any model or curve; a node that sends more is rejected.</summary>
    private const long Most = 1L << 30;

    private List<LossCurves>? _curves;
    private MemoryStream? _model;
    private long _bytes;

    /// <summary>How many have come.</summary>
    public int Count { get; private set; }

    /// <summary>All bytes of the model, or of what else came as bytes.</summary>
    public byte[] Bytes => _model?.ToArray() ?? [];

    /// <returns>Whether it is the one that was due, or one that is there already.</returns>
    public bool TryAdd(CurvePart part)
    {
        if (IsDue(part.Part, sizeof(double) * (2L + part.Curves.Metrics.Length) * part.Curves.Epochs))
        {
            (_curves ??= []).Add(part.Curves);
        }

        return IsThere(part.Part);
    }

    /// <returns>Whether it is the one that was due, or one that is there already.</returns>
    public bool TryAdd(ModelPart part)
    {
        if (IsDue(part.Part, part.Bytes.Length))
        {
            (_model ??= new MemoryStream()).Write(part.Bytes);
        }

        return IsThere(part.Part);
    }

    /// <summary>The whole curves.</summary>
    public LossCurves Curves(LossCurves rest) => _curves is null ? rest : LossCurves.Joined([.. _curves, rest]);

    /// <summary>A refit with its whole curves.</summary>
    public RefitResult Curves(RefitResult rest) => _curves is null ? rest : rest with
    {
        TrainCurve = [.. _curves.SelectMany(curves => curves.Train), .. rest.TrainCurve],
        ValidationCurve = rest.Validation is null ? [] : [.. _curves.SelectMany(curves => curves.Validation), .. rest.ValidationCurve],
    };

    private bool IsDue(int part, long bytes)
    {
        if (part != Count || _bytes + bytes > Most)
        {
            return false;
        }

        Count++;
        _bytes += bytes;
        return true;
    }

    private bool IsThere(int part) => part >= 0 && part < Count;
}
