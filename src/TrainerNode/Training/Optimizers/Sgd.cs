using System.Numerics;
using System.Runtime.CompilerServices;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>
/// Stochastic gradient descent with momentum (Sutskever, Martens, Dahl and Hinton, 2013, in PyTorch's form: the learning rate
/// multiplies the velocity, and the first step is the gradient's own).
/// </summary>
internal sealed class Sgd(OptimizerSettings.Sgd settings, int length) : IOptimizer
{
    private readonly Vector<float>[] _velocity = Optimizer.State(length);
    private int _step;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double learningRate)
    {
        Optimizer.Fade(_step++, _velocity);
        var stepSize = new Vector<float>((float)learningRate);
        var momentum = new Vector<float>((float)settings.Momentum);
        var decay = new Vector<float>((float)settings.WeightDecay);

        var p = Optimizer.Vectors(parameters, _velocity.Length);
        var g = Optimizer.Vectors(gradients, _velocity.Length);
        for (var i = 0; i < p.Length; i++)
        {
            var gradient = Optimizer.Felt(g[i] + (decay * p[i]));
            _velocity[i] = (momentum * _velocity[i]) + gradient;
            p[i] -= stepSize * (settings.Nesterov ? gradient + (momentum * _velocity[i]) : _velocity[i]);
        }
    }
}
