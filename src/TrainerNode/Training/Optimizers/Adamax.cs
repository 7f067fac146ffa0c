using System.Numerics;
using System.Runtime.CompilerServices;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>Adam with the infinity norm (Kingma and Ba, 2015, algorithm 2); as in PyTorch, epsilon is added to the gradient's magnitude.</summary>
internal sealed class Adamax(OptimizerSettings.Adamax settings, int length) : IOptimizer
{
    private readonly Vector<float>[] _mean = Optimizer.State(length), _norm = Optimizer.State(length);
    private int _step;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double learningRate)
    {
        Optimizer.Fade(_step++, _mean);
        var stepSize = new Vector<float>((float)(learningRate / (1 - Elementary.Pow(settings.Beta1, _step))));
        var keptMean = new Vector<float>((float)settings.Beta1);
        var newMean = new Vector<float>((float)(1 - settings.Beta1));
        var keptNorm = new Vector<float>((float)settings.Beta2);
        var epsilon = new Vector<float>((float)settings.Epsilon);
        var decay = new Vector<float>((float)settings.WeightDecay);

        var p = Optimizer.Vectors(parameters, _mean.Length);
        var g = Optimizer.Vectors(gradients, _mean.Length);
        for (var i = 0; i < p.Length; i++)
        {
            var gradient = Optimizer.Felt(g[i] + (decay * p[i]));
            _mean[i] = (keptMean * _mean[i]) + (newMean * gradient);
            _norm[i] = Vector.Max(keptNorm * _norm[i], Vector.Abs(gradient) + epsilon);
            p[i] -= stepSize * _mean[i] / _norm[i];
        }
    }
}
