using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ActorSearch.Shared.Results;

/// <summary>
/// SHA-256 of what a fold's training computed: two results of the same fold are the same exactly if their digests are equal.
/// The bytes, integers as 32 bits and losses as the bits of IEEE single precision, little-endian, every NaN as 0x7FC00000:
/// <code>
/// "fold 1"  outcome  best epoch (0 unless scored)  epochs run  training losses…  validation losses…
/// </code>
/// where outcome is 1 scored, 2 failed, 3 pruned, 4 quarantined. Sentences, times and nodes are left out: they may differ
/// between runs that computed the same. The metrics are too: they follow from the weights that gave the losses.
/// </summary>
public static class FoldDigest
{
    private static readonly LossCurves NoCurves = new([], []);

    /// <summary>The digest, 32 bytes.</summary>
    public static byte[] Of(FoldOutcome outcome)
    {
        var (kind, bestEpoch, curves) = outcome switch
        {
            FoldOutcome.Scored scored => (1, scored.BestEpoch, scored.Curves),
            FoldOutcome.Failed failed => (2, 0, failed.Curves),
            FoldOutcome.Pruned => (3, 0, NoCurves),
            FoldOutcome.Quarantined => (4, 0, NoCurves),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
        };

        var title = "fold 1"u8;
        var bytes = new byte[title.Length + (4 * (3 + curves.Train.Length + curves.Validation.Length))];
        title.CopyTo(bytes);
        var rest = bytes.AsSpan(title.Length);
        Write(ref rest, kind);
        Write(ref rest, bestEpoch);
        Write(ref rest, curves.Epochs);
        Write(ref rest, curves.Train);
        Write(ref rest, curves.Validation);
        return SHA256.HashData(bytes);
    }

    private static void Write(ref Span<byte> rest, float[] losses)
    {
        foreach (var loss in losses)
        {
            Write(ref rest, float.IsNaN(loss) ? 0x7FC00000 : BitConverter.SingleToInt32Bits(loss));
        }
    }

    private static void Write(ref Span<byte> rest, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(rest, value);
        rest = rest[4..];
    }
}
