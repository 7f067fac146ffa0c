namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>Turns a gradient into a step. Keeps its own state from step to step; one optimiser serves one training.</summary>
public interface IOptimizer
{
    /// <summary>Changes the parameters by one step.</summary>
    /// <param name="parameters">As many floats as the optimiser was made for; padding (0 with gradient 0) stays 0.</param>
    /// <param name="gradients">Laid out as the parameters.</param>
    /// <param name="learningRate">Of this step, ≥ 0; passed each time, so that a schedule may change it.</param>
    void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double learningRate);
}
