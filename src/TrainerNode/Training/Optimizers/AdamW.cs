using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019).</summary>
public sealed record AdamW(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon) : OptimizerSettings(LearningRate)
{
    public static readonly Kind<OptimizerSettings> Kind = new("adamw", values => new AdamW(
            values.Get(OptimizerSection.LearningRate), values.Get(OptimizerSection.WeightDecay), values.Get(OptimizerSection.Beta1), values.Get(OptimizerSection.Beta2), values.Get(OptimizerSection.Epsilon)),
        OptimizerSection.LearningRate, OptimizerSection.WeightDecay, OptimizerSection.Beta1, OptimizerSection.Beta2, OptimizerSection.Epsilon);

    /// <inheritdoc/>
    public override IOptimizer Create(int length) => new AdamSteps(Beta1, Beta2, Epsilon, coupledDecay: 0, decoupledDecay: WeightDecay, length);
}
