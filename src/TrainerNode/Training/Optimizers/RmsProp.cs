using System.Numerics;
using System.Runtime.CompilerServices;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>
/// Gradient over a running root mean square of itself (Hinton, «Neural networks for machine learning», lecture 6, 2012), with momentum
/// on the quotient.
/// </summary>
internal sealed class RmsProp(OptimizerSettings.RmsProp settings, int length) : IOptimizer
{
    private readonly Vector<float>[] _square = Optimizer.State(length), _velocity = Optimizer.State(length);
    private int _step;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double learningRate)
    {
        Optimizer.Fade(_step++, _velocity, _square);
        var stepSize = new Vector<float>((float)learningRate);
        var kept = new Vector<float>((float)settings.Alpha);
        var added = new Vector<float>((float)(1 - settings.Alpha));
        var epsilon = new Vector<float>((float)settings.Epsilon);
        var momentum = new Vector<float>((float)settings.Momentum);
        var decay = new Vector<float>((float)settings.WeightDecay);

        var p = Optimizer.Vectors(parameters, _square.Length);
        var g = Optimizer.Vectors(gradients, _square.Length);
        for (var i = 0; i < p.Length; i++)
        {
            var gradient = Optimizer.Felt(g[i] + (decay * p[i]));
            _square[i] = (kept * _square[i]) + (added * gradient * gradient);
            _velocity[i] = (momentum * _velocity[i]) + (gradient / (Vector.SquareRoot(_square[i]) + epsilon));
            p[i] -= stepSize * _velocity[i];
        }
    }
}
