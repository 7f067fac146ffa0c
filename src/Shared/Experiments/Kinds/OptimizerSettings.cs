namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>How a step follows from a gradient: the constants of one kind of optimiser, and what makes the optimiser of them.</summary>
/// <param name="LearningRate">Step size, &gt; 0, before a schedule changes it.</param>
public abstract record OptimizerSettings(double LearningRate)
{
    /// <summary>An optimiser for one training.</summary>
    /// <param name="length">Floats in the flat block of parameters: a multiple of 16.</param>
    public abstract IOptimizer Create(int length);
}
