using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Tests.OneFileKinds;

/// <summary>Steps of one size along the signs of the gradient (Bernstein and others, «signSGD», 2018).</summary>
/// <param name="Dead">Gradients of at most this size move nothing, ≥ 0.</param>
public sealed record SignDescent(double LearningRate, double Dead) : OptimizerSettings(LearningRate)
{
    private static readonly Setting<double> DeadZone =
        Define.Number("optimizer.dead-zone", SettingScope.Training, 0, "Gradients of at most this size move nothing.");

    public static readonly Kind<OptimizerSettings> Kind = new(
        "sign", values => new SignDescent(values.Get(OptimizerSection.LearningRate), values.Get(DeadZone)),
        OptimizerSection.LearningRate, DeadZone);

    public override IOptimizer Create(int length) => new Steps(Dead);

    private sealed class Steps(double dead) : IOptimizer
    {
        public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double learningRate)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                if (Math.Abs(gradients[i]) > dead) parameters[i] -= (float)learningRate * Math.Sign(gradients[i]);
            }
        }
    }
}
