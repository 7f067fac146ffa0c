using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>Adam (Kingma and Ba, 2015), algorithm 1.</summary>
public sealed record Adam(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon) : OptimizerSettings(LearningRate)
{
    public static readonly Kind<OptimizerSettings> Kind = new("adam", values => new Adam(
            values.Get(OptimizerSection.LearningRate), values.Get(OptimizerSection.WeightDecay), values.Get(OptimizerSection.Beta1), values.Get(OptimizerSection.Beta2), values.Get(OptimizerSection.Epsilon)),
        OptimizerSection.LearningRate, OptimizerSection.WeightDecay, OptimizerSection.Beta1, OptimizerSection.Beta2, OptimizerSection.Epsilon);

    /// <inheritdoc/>
    public override IOptimizer Create(int length) => new AdamSteps(Beta1, Beta2, Epsilon, coupledDecay: WeightDecay, decoupledDecay: 0, length);
}
