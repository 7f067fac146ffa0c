using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>How the first weights are drawn.</summary>
public abstract record Initialization
{
    /// <summary>The distribution of the weights of one layer.</summary>
    /// <param name="fanIn">Inputs of a unit; of a convolution those of its kernel.</param>
    /// <param name="fanOut">Units that an input goes to; of a convolution those of its kernel.</param>
    public abstract WeightDraw Weights(int fanIn, int fanOut);

    /// <summary>The distribution of the biases of one layer; 0 where nothing else is said.</summary>
    public virtual WeightDraw Biases(int fanIn) => WeightDraws.Always(0);
}
