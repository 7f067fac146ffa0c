using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace ActorSearch.TrainerNode.Data.Stored;

/// <summary>Brings memory into the first cache before it is read. Rows of a batch lie at random places, where a processor guesses none.</summary>
internal static unsafe class CacheLines
{
    private const int Floats = 16, Few = 1 << 18;

    /// <summary>Whether so many floats are more than what is always in a cache near a core.</summary>
    public static bool AreExceededBy(int floats) => floats > Few;

    /// <summary>Asks for all lines of some floats; does nothing where the processor has no instruction for it.</summary>
    public static void Prefetch(ReadOnlySpan<float> floats)
    {
        if (!Sse.IsSupported || floats.IsEmpty) return;

        // An address that the collector moves meanwhile is asked for in vain, and that is all.
        ref var first = ref MemoryMarshal.GetReference(floats);
        for (var at = 0; at < floats.Length; at += Floats) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, at)));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, floats.Length - 1)));
    }
}
