using System.Numerics;
using System.Runtime.CompilerServices;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>Adam with the infinity norm (Kingma and Ba, 2015, algorithm 2); as in PyTorch, epsilon is added to the gradient's magnitude.</summary>
public sealed record Adamax(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon) : OptimizerSettings(LearningRate)
{
    public static readonly Kind<OptimizerSettings> Kind = new("adamax", values => new Adamax(
            values.Get(OptimizerSection.LearningRate), values.Get(OptimizerSection.WeightDecay), values.Get(OptimizerSection.Beta1), values.Get(OptimizerSection.Beta2), values.Get(OptimizerSection.Epsilon)),
        OptimizerSection.LearningRate, OptimizerSection.WeightDecay, OptimizerSection.Beta1, OptimizerSection.Beta2, OptimizerSection.Epsilon);

    /// <inheritdoc/>
    public override IOptimizer Create(int length) => new Steps(this, length);

    private sealed class Steps(Adamax settings, int length) : IOptimizer
    {
        private readonly Vector<float>[] _mean = OptimizerVectors.State(length), _norm = OptimizerVectors.State(length);
        private int _step;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double learningRate)
        {
            OptimizerVectors.Fade(_step++, _mean);
            var stepSize = new Vector<float>((float)(learningRate / (1 - Elementary.Pow(settings.Beta1, _step))));
            var keptMean = new Vector<float>((float)settings.Beta1);
            var newMean = new Vector<float>((float)(1 - settings.Beta1));
            var keptNorm = new Vector<float>((float)settings.Beta2);
            var epsilon = new Vector<float>((float)settings.Epsilon);
            var decay = new Vector<float>((float)settings.WeightDecay);

            var p = OptimizerVectors.Vectors(parameters, _mean.Length);
            var g = OptimizerVectors.Vectors(gradients, _mean.Length);
            for (var i = 0; i < p.Length; i++)
            {
                var gradient = OptimizerVectors.Felt(g[i] + (decay * p[i]));
                _mean[i] = (keptMean * _mean[i]) + (newMean * gradient);
                _norm[i] = Vector.Max(keptNorm * _norm[i], Vector.Abs(gradient) + epsilon);
                p[i] -= stepSize * _mean[i] / _norm[i];
            }
        }
    }
}
