using System.Numerics;
using System.Runtime.CompilerServices;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>Adam (Kingma and Ba, 2015, algorithm 1) and AdamW (Loshchilov and Hutter, 2019): they differ by the weight decay alone.</summary>
internal sealed class Adam : IOptimizer
{
    private readonly double _beta1, _beta2, _epsilon, _coupledDecay, _decoupledDecay;
    private readonly Vector<float>[] _mean, _square;
    private int _step;

    public Adam(OptimizerSettings.Adam settings, int length)
        : this(settings.Beta1, settings.Beta2, settings.Epsilon, length) => _coupledDecay = settings.WeightDecay;

    public Adam(OptimizerSettings.AdamW settings, int length)
        : this(settings.Beta1, settings.Beta2, settings.Epsilon, length) => _decoupledDecay = settings.WeightDecay;

    private Adam(double beta1, double beta2, double epsilon, int length)
    {
        (_beta1, _beta2, _epsilon) = (beta1, beta2, epsilon);
        (_mean, _square) = (Optimizer.State(length), Optimizer.State(length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double learningRate)
    {
        Optimizer.Fade(_step++, _mean, _square);
        var stepSize = new Vector<float>((float)(learningRate / (1 - Elementary.Pow(_beta1, _step))));
        var correction = new Vector<float>((float)(1 / Math.Sqrt(1 - Elementary.Pow(_beta2, _step))));
        var keptMean = new Vector<float>((float)_beta1);
        var newMean = new Vector<float>((float)(1 - _beta1));
        var keptSquare = new Vector<float>((float)_beta2);
        var newSquare = new Vector<float>((float)(1 - _beta2));
        var epsilon = new Vector<float>((float)_epsilon);
        var decay = new Vector<float>((float)_coupledDecay);
        var shrink = new Vector<float>((float)(1 - (learningRate * _decoupledDecay)));

        var p = Optimizer.Vectors(parameters, _mean.Length);
        var g = Optimizer.Vectors(gradients, _mean.Length);
        Vector<float>[] mean = _mean, square = _square;
        for (var i = 0; i < p.Length; i++)
        {
            var gradient = Optimizer.Felt(g[i] + (decay * p[i]));
            mean[i] = (keptMean * mean[i]) + (newMean * gradient);
            square[i] = (keptSquare * square[i]) + (newSquare * gradient * gradient);
            var root = (Vector.SquareRoot(square[i]) * correction) + epsilon;
            p[i] = (p[i] * shrink) - (stepSize * mean[i] / root);
        }
    }
}
