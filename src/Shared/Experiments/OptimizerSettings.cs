namespace ActorSearch.Shared.Experiments;

/// <summary>How a step follows from a gradient; the formulas and defaults are PyTorch's.</summary>
/// <param name="LearningRate">Step size, &gt; 0.</param>
/// <param name="WeightDecay">L2 weight, ≥ 0, added to the gradient (decoupled in <see cref="AdamW"/>).</param>
public abstract record OptimizerSettings(double LearningRate, double WeightDecay)
{
    /// <summary>Stochastic gradient descent.</summary>
    /// <param name="LearningRate">Step size, &gt; 0.</param>
    /// <param name="WeightDecay">L2 weight, ≥ 0.</param>
    /// <param name="Momentum">Share of the last step that is kept, in [0, 1).</param>
    /// <param name="Nesterov">Looks ahead along the momentum; needs momentum &gt; 0.</param>
    public sealed record Sgd(double LearningRate, double WeightDecay, double Momentum, bool Nesterov)
        : OptimizerSettings(LearningRate, WeightDecay);

    /// <summary>Adam (Kingma and Ba, 2015), algorithm 1.</summary>
    public sealed record Adam(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon)
        : OptimizerSettings(LearningRate, WeightDecay);

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019).</summary>
    public sealed record AdamW(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon)
        : OptimizerSettings(LearningRate, WeightDecay);

    /// <summary>Adam with the infinity norm (Kingma and Ba, 2015), algorithm 2.</summary>
    public sealed record Adamax(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon)
        : OptimizerSettings(LearningRate, WeightDecay);

    /// <summary>Gradient over a running root mean square of itself (Hinton, 2012).</summary>
    public sealed record RmsProp(double LearningRate, double WeightDecay, double Alpha, double Epsilon, double Momentum)
        : OptimizerSettings(LearningRate, WeightDecay);
}
