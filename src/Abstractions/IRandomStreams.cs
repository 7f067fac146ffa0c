namespace ActorSearch.Abstractions;

/// <summary>
/// Where the draws of one training come from. A stream is keyed by the experiment's seed, the fold or restart, and a purpose: what was drawn from one
/// stream changes no other, and all configurations draw the same.
/// </summary>
public interface IRandomStreams
{
    /// <summary>A new stream at its beginning.</summary>
    /// <param name="purpose">What the draws are for, for example <c>weights</c>: different texts give independent draws.</param>
    /// <param name="epoch">The epoch that it is for, from 0 and below 2²⁴; 0 where there is none.</param>
    IRandomStream Stream(string purpose, int epoch = 0);
}

/// <summary>Random numbers with the same bits on every machine. Belongs to one thread.</summary>
public interface IRandomStream
{
    /// <summary>32 random bits.</summary>
    uint NextUInt32();

    /// <summary>Uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    double NextDouble();

    /// <summary>Uniform in [0, bound), without bias.</summary>
    /// <param name="bound">&gt; 0.</param>
    int NextInt32(int bound);

    /// <summary>Standard normal.</summary>
    double NextNormal();

    /// <summary>Puts the items in random order.</summary>
    void Shuffle<T>(Span<T> items);
}
