using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>How the initial weights are drawn.</summary>
public abstract record Initialization
{
    /// <summary>The distribution of the weights of one layer.</summary>
    /// <param name="fanIn">Inputs of a unit; for a convolution those of its kernel.</param>
    /// <param name="fanOut">Units that an input goes to; for a convolution those of its kernel.</param>
    public abstract WeightDraw Weights(int fanIn, int fanOut);

    /// <summary>The distribution of the biases of one layer; default: 0.</summary>
    public virtual WeightDraw Biases(int fanIn) => WeightDraws.Always(0);
}
