using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ActorSearch.Shared.Results.Digests;

/// <summary>
/// SHA-256 of what a fold's training computed: two results of the same fold are the same exactly if their digests are equal.
/// The bytes, little-endian, integers as 32 bits; a loss that is 0, NaN or normal in IEEE single precision as its 32 bits there, every NaN
/// as 0x7FC00000, any other loss as the 64 bits of double precision:
/// <code>
/// "fold 1"  outcome  best epoch (0 unless scored)  epochs run  training losses…  validation losses…
/// </code>
/// where outcome is 1 scored, 2 failed, 3 pruned (with the losses so far), 4 quarantined. Sentences, times and nodes are left out: they may differ
/// between runs that computed the same. The metrics are too: they follow from the weights that gave the losses.
/// </summary>
public static class FoldDigest
{
    private static readonly LossCurves NoCurves = new([], []);

    /// <summary>The digest, 32 bytes.</summary>
    public static byte[] Compute(FoldOutcome outcome)
    {
        var (kind, bestEpoch, curves) = outcome switch
        {
            FoldOutcome.Scored scored => (1, scored.BestEpoch, scored.Curves),
            FoldOutcome.Failed failed => (2, 0, failed.Curves),
            FoldOutcome.Pruned pruned => (3, 0, pruned.SoFar?.Curves ?? NoCurves),
            FoldOutcome.Quarantined => (4, 0, NoCurves),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
        };

        var title = "fold 1"u8;
        var bytes = new byte[title.Length + (sizeof(int) * 3) + SizeOf(curves.Train) + SizeOf(curves.Validation)];
        title.CopyTo(bytes);
        var rest = bytes.AsSpan(title.Length);
        Write(ref rest, kind);
        Write(ref rest, bestEpoch);
        Write(ref rest, curves.Epochs);
        Write(ref rest, curves.Train);
        Write(ref rest, curves.Validation);
        return SHA256.HashData(bytes);
    }

    private static int SizeOf(double[] losses)
    {
        var size = 0;
        foreach (var loss in losses)
        {
            size += double.IsNaN(loss) || Significand.AsSingle(loss) is not null ? sizeof(float) : sizeof(double);
        }

        return size;
    }

    private static void Write(ref Span<byte> rest, double[] losses)
    {
        foreach (var loss in losses)
        {
            if (double.IsNaN(loss))
            {
                Write(ref rest, 0x7FC00000);
            }
            else if (Significand.AsSingle(loss) is { } single)
            {
                Write(ref rest, BitConverter.SingleToInt32Bits(single));
            }
            else
            {
                BinaryPrimitives.WriteDoubleLittleEndian(rest, loss);
                rest = rest[sizeof(double)..];
            }
        }
    }

    private static void Write(ref Span<byte> rest, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(rest, value);
        rest = rest[4..];
    }
}
