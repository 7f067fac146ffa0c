using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Inverted dropout (Srivastava et al., 2014): a unit is kept with probability 1 − p and then scaled by 1/(1 − p).</summary>
public static class DropoutMask
{
    /// <summary>Fills the masks of a batch, row by row; what lies between rows is left alone.</summary>
    /// <param name="masks">rows × <paramref name="row"/>.</param>
    /// <param name="row">Floats from a row to the next.</param>
    /// <param name="units">Draws for each row.</param>
    /// <param name="rate">p.</param>
    /// <param name="stream">Where the draws come from.</param>
    public static void Fill(Span<float> masks, int row, int units, float rate, ref RandomStream stream)
    {
        for (var at = 0; at < masks.Length; at += row) Fill(masks.Slice(at, units), rate, ref stream);
    }

    /// <summary>Fills a mask with 0 or 1/(1 − rate), one draw an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(Span<float> mask, float rate, ref RandomStream stream)
    {
        stream.NextSingles(mask);
        var kept = 1 / (1 - rate);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(mask);
        foreach (ref var draws in vectors)
        {
            draws = Vector.ConditionalSelect(Vector.LessThan(draws, new Vector<float>(rate)), Vector<float>.Zero, new Vector<float>(kept));
        }

        foreach (ref var draw in mask[(vectors.Length * Vector<float>.Count)..]) draw = draw < rate ? 0 : kept;
    }
}
