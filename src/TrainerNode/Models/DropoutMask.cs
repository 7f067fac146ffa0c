using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Inverted dropout (Srivastava et al., 2014): a unit is kept with probability 1 − p and then scaled by 1/(1 − p).</summary>
public static class DropoutMask
{
    /// <summary>Fills a mask with 0 or 1/(1 − rate), one draw an element.</summary>
    public static void Fill(Span<float> mask, float rate, ref RandomStream stream)
    {
        var kept = 1 / (1 - rate);
        for (var i = 0; i < mask.Length; i++)
        {
            mask[i] = stream.NextSingle() < rate ? 0 : kept;
        }
    }
}
