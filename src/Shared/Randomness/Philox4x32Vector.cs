using System.Runtime.CompilerServices;
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ulong block, uint c2, uint c3, ulong key, Span<float> draws)
    {
        var blocks = new Blocks(block, c2, c3);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (var round = 0; round < Philox4x32.Rounds; round++)
        {
            blocks.Round(k0, k1);
            k0 += Philox4x32.Weyl0;
            k1 += Philox4x32.Weyl1;
        }

        blocks.Store(ref MemoryMarshal.GetReference(draws[..Draws]));
    }

    /// <summary>As two calls of <see cref="Fill"/> for consecutive counters: a processor does both in the time of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillTwice(ulong block, uint c2, uint c3, ulong key, Span<float> draws)
    {
        Blocks first = new(block, c2, c3), second = new(block + (Draws / 4), c2, c3);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (var round = 0; round < Philox4x32.Rounds; round++)
        {
            first.Round(k0, k1);
            second.Round(k0, k1);
            k0 += Philox4x32.Weyl0;
            k1 += Philox4x32.Weyl1;
        }

        ref var start = ref MemoryMarshal.GetReference(draws[..(2 * Draws)]);
        first.Store(ref start);
        second.Store(ref Unsafe.Add(ref start, Draws));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Uniform(Vector256<ulong> words) =>
        Vector256.ConvertToSingle((words.AsUInt32() >> 8).AsInt32()) * (1f / (1 << 24));

    /// <summary>Four counters on their way through the rounds: a word is the lower half of a lane; a multiplication does not see what lies above it.</summary>
    private struct Blocks
    {
        private Vector256<ulong> _v0, _v1, _v2, _v3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Blocks(ulong block, uint c2, uint c3)
        {
            _v0 = Vector256.Create(block) + Vector256.Create(0ul, 1, 2, 3);
            _v1 = _v0 >> 32;
            _v2 = Vector256.Create((ulong)c2);
            _v3 = Vector256.Create((ulong)c3);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Round(uint k0, uint k1)
        {
            var product0 = Avx2.Multiply(Vector256.Create(Philox4x32.Multiplier0), _v0.AsUInt32());
            var product1 = Avx2.Multiply(Vector256.Create(Philox4x32.Multiplier1), _v2.AsUInt32());
            _v0 = (product1 >> 32) ^ _v1 ^ Vector256.Create((ulong)k0);
            _v2 = (product0 >> 32) ^ _v3 ^ Vector256.Create((ulong)k1);
            _v1 = product1;
            _v3 = product0;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Store(ref float draws)
        {
            var word = Vector256.Create((ulong)uint.MaxValue);
            Vector256<ulong> first = (_v0 & word) | (_v1 << 32), second = (_v2 & word) | (_v3 << 32);
            Vector256<ulong> even = Avx2.UnpackLow(first, second), odd = Avx2.UnpackHigh(first, second);
            Uniform(Avx2.Permute2x128(even, odd, 0x20)).StoreUnsafe(ref draws);
            Uniform(Avx2.Permute2x128(even, odd, 0x31)).StoreUnsafe(ref draws, Draws / 2);
        }
    }
}
