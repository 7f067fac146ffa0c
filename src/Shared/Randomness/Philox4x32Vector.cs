using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActorSearch.Shared.Randomness;

/// <summary>
/// Four blocks of <see cref="Philox4x32"/> side by side: dropout takes a draw for each hidden unit of each row, and one at a time these
/// would cost more than the rest of a step.
/// </summary>
internal static class Philox4x32Vector
{
    /// <summary>Draws that one call gives: four blocks of four words.</summary>
    public const int Draws = 16;

    /// <summary>Whether this machine multiplies four pairs of words at once.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>The words of four blocks in order, each made a number in [0, 1) as <see cref="RandomStream.NextSingle"/> does.</summary>
    /// <param name="block">Words 0 and 1 of the first counter; the next counters are one more each.</param>
    /// <param name="c2">Word 2 of the counters.</param>
    /// <param name="c3">Word 3 of the counters.</param>
    /// <param name="key">Both words of the key, the first one lowest.</param>
    /// <param name="draws">At least <see cref="Draws"/>.</param>
    public static void Fill(ulong block, uint c2, uint c3, ulong key, Span<float> draws)
    {
        var counter = Vector256.Create(block) + Vector256.Create(0ul, 1, 2, 3);
        Vector256<ulong> v0 = counter, v1 = counter >> 32, v2 = Vector256.Create((ulong)c2), v3 = Vector256.Create((ulong)c3);
        Vector256<uint> multiplier0 = Vector256.Create(Philox4x32.Multiplier0), multiplier1 = Vector256.Create(Philox4x32.Multiplier1);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (var round = 0; round < Philox4x32.Rounds; round++)
        {
            // A word is the lower half of a lane; a multiplication does not see what comes to lie above it.
            Vector256<ulong> product0 = Avx2.Multiply(multiplier0, v0.AsUInt32()), product1 = Avx2.Multiply(multiplier1, v2.AsUInt32());
            v0 = (product1 >> 32) ^ v1 ^ Vector256.Create((ulong)k0);
            v2 = (product0 >> 32) ^ v3 ^ Vector256.Create((ulong)k1);
            (v1, v3) = (product1, product0);
            k0 += Philox4x32.Weyl0;
            k1 += Philox4x32.Weyl1;
        }

        var word = Vector256.Create((ulong)uint.MaxValue);
        Vector256<ulong> first = (v0 & word) | (v1 << 32), second = (v2 & word) | (v3 << 32);
        Vector256<ulong> even = Avx2.UnpackLow(first, second), odd = Avx2.UnpackHigh(first, second);
        ref var start = ref MemoryMarshal.GetReference(draws[..Draws]);
        Uniform(Avx2.Permute2x128(even, odd, 0x20)).StoreUnsafe(ref start);
        Uniform(Avx2.Permute2x128(even, odd, 0x31)).StoreUnsafe(ref start, Draws / 2);
    }

    private static Vector256<float> Uniform(Vector256<ulong> words) =>
        Vector256.ConvertToSingle((words.AsUInt32() >> 8).AsInt32()) * (1f / (1 << 24));
}
