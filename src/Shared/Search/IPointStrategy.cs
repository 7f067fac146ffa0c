using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Search;

/// <summary>Suggests points from what is known of earlier ones: a pure function of its arguments, whatever it keeps to be faster.</summary>
public interface IPointStrategy
{
    /// <summary>How many points of a quasi-random design come before it is asked, for so many axes.</summary>
    int Startup(int axes);

    /// <summary>How much better than the best the last point is expected to be, in units of the cost; null where that is not predicted.</summary>
    double? Gain => null;

    /// <summary>The next point. Should be a new one; a repeated one is replaced.</summary>
    /// <param name="told">In the order of their suggestion.</param>
    /// <param name="stream">A stream for this suggestion alone.</param>
    double[] Suggest(EncodedSpace space, IReadOnlyList<ToldPoint> told, RandomStream stream);
}
