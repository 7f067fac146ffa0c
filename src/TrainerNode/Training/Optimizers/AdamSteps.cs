using System.Numerics;
using System.Runtime.CompilerServices;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>The steps of Adam and AdamW: they differ by the weight decay alone.</summary>
internal sealed class AdamSteps : IOptimizer
{
    private readonly double _beta1, _beta2, _epsilon, _coupledDecay, _decoupledDecay;
    private readonly Vector<float>[] _mean, _square;
    private int _step;

    /// <param name="coupledDecay">L2 weight that is added to the gradient.</param>
    /// <param name="decoupledDecay">L2 weight that shrinks the parameters by themselves.</param>
    /// <param name="length">Floats in the flat block of parameters: a multiple of 16.</param>
    public AdamSteps(double beta1, double beta2, double epsilon, double coupledDecay, double decoupledDecay, int length)
    {
        (_beta1, _beta2, _epsilon, _coupledDecay, _decoupledDecay) = (beta1, beta2, epsilon, coupledDecay, decoupledDecay);
        (_mean, _square) = (OptimizerVectors.State(length), OptimizerVectors.State(length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double learningRate)
    {
        OptimizerVectors.Fade(_step++, _mean, _square);
        var stepSize = new Vector<float>((float)(learningRate / (1 - Elementary.Pow(_beta1, _step))));
        var correction = new Vector<float>((float)(1 / Math.Sqrt(1 - Elementary.Pow(_beta2, _step))));
        var keptMean = new Vector<float>((float)_beta1);
        var newMean = new Vector<float>((float)(1 - _beta1));
        var keptSquare = new Vector<float>((float)_beta2);
        var newSquare = new Vector<float>((float)(1 - _beta2));
        var epsilon = new Vector<float>((float)_epsilon);
        var decay = new Vector<float>((float)_coupledDecay);
        var shrink = new Vector<float>((float)(1 - (learningRate * _decoupledDecay)));

        var p = OptimizerVectors.Vectors(parameters, _mean.Length);
        var g = OptimizerVectors.Vectors(gradients, _mean.Length);
        Vector<float>[] mean = _mean, square = _square;
        for (var i = 0; i < p.Length; i++)
        {
            var gradient = OptimizerVectors.Felt(g[i] + (decay * p[i]));
            mean[i] = (keptMean * mean[i]) + (newMean * gradient);
            square[i] = (keptSquare * square[i]) + (newSquare * gradient * gradient);
            var root = (Vector.SquareRoot(square[i]) * correction) + epsilon;
            p[i] = (p[i] * shrink) - (stepSize * mean[i] / root);
        }
    }
}
