using System.Numerics;
using System.Runtime.InteropServices;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Inverted dropout (Srivastava et al., 2014): a unit is kept with probability 1 − p and then scaled by 1/(1 − p).</summary>
public static class DropoutMask
{
    /// <summary>Fills a mask with 0 or 1/(1 − rate), one draw an element.</summary>
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
