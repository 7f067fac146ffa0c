using System.Numerics;
using System.Runtime.CompilerServices;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>
/// Gradient over a running root mean square of itself (Hinton, «Neural networks for machine learning», lecture 6, 2012), with momentum
/// on the quotient.
/// </summary>
public sealed record RmsProp(double LearningRate, double WeightDecay, double Alpha, double Epsilon, double Momentum) : OptimizerSettings(LearningRate)
{
    private static readonly Setting<double> Kept =
        Define.Number("optimizer.alpha", SettingScope.Training, 0.99, "Decay of the running mean of squared gradients.", atMost: Define.AlmostAll);

    public static readonly Kind<OptimizerSettings> Kind = new("rmsprop", values => new RmsProp(
            values.Get(OptimizerSection.LearningRate), values.Get(OptimizerSection.WeightDecay), values.Get(Kept), values.Get(OptimizerSection.Epsilon), values.Get(OptimizerSection.Momentum)),
        OptimizerSection.LearningRate, OptimizerSection.WeightDecay, Kept, OptimizerSection.Epsilon, OptimizerSection.Momentum);

    /// <inheritdoc/>
    public override IOptimizer Create(int length) => new Steps(this, length);

    private sealed class Steps(RmsProp settings, int length) : IOptimizer
    {
        private readonly Vector<float>[] _square = OptimizerVectors.State(length), _velocity = OptimizerVectors.State(length);
        private int _step;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double learningRate)
        {
            OptimizerVectors.Fade(_step++, _velocity, _square);
            var stepSize = new Vector<float>((float)learningRate);
            var kept = new Vector<float>((float)settings.Alpha);
            var added = new Vector<float>((float)(1 - settings.Alpha));
            var epsilon = new Vector<float>((float)settings.Epsilon);
            var momentum = new Vector<float>((float)settings.Momentum);
            var decay = new Vector<float>((float)settings.WeightDecay);

            var p = OptimizerVectors.Vectors(parameters, _square.Length);
            var g = OptimizerVectors.Vectors(gradients, _square.Length);
            for (var i = 0; i < p.Length; i++)
            {
                var gradient = OptimizerVectors.Felt(g[i] + (decay * p[i]));
                _square[i] = (kept * _square[i]) + (added * gradient * gradient);
                _velocity[i] = (momentum * _velocity[i]) + (gradient / (Vector.SquareRoot(_square[i]) + epsilon));
                p[i] -= stepSize * _velocity[i];
            }
        }
    }
}
