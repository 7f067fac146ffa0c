using System.Runtime.Intrinsics;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>The steps of Adam and AdamW: they differ by the weight decay alone.</summary>
/// <param name="coupledDecay">L2 weight that is added to the gradient.</param>
/// <param name="decoupledDecay">L2 weight that shrinks the parameters by themselves.</param>
/// <param name="length">Floats in the flat block of parameters: a multiple of 16.</param>
internal sealed unsafe class AdamSteps(double beta1, double beta2, double epsilon, double coupledDecay, double decoupledDecay, int length) : IOptimizer
{
    private readonly AlignedFloats _mean = new(length), _square = new(length);
    private int _step;

    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double learningRate)
    {
        if (parameters.Length != length || gradients.Length != length)
        {
            throw new ArgumentException($"{parameters.Length} parameters and {gradients.Length} gradients for an optimiser of {length}.");
        }

        var fades = OptimizerVectors.Fades(_step++);
        var factors = new AdamFactors
        {
            StepSize = (float)(learningRate / (1 - Elementary.Pow(beta1, _step))),
            Correction = (float)(1 / Math.Sqrt(1 - Elementary.Pow(beta2, _step))),
            Epsilon = (float)epsilon,
            KeptMean = (float)beta1,
            NewMean = (float)(1 - beta1),
            KeptSquare = (float)beta2,
            NewSquare = (float)(1 - beta2),
            CoupledDecay = (float)coupledDecay,
            Shrink = (float)(1 - (learningRate * decoupledDecay)),
            Fades = fades,
        };
        fixed (float* p = parameters, g = gradients)
        {
            if (coupledDecay != 0) Run<One>(p, g, factors);
            else if (decoupledDecay != 0) Run<Two>(p, g, factors);
            else Run<Zero>(p, g, factors);
        }
    }

    private void Run<TDecay>(float* parameters, float* gradients, in AdamFactors factors)
        where TDecay : struct, IConstant
    {
        if (Vector512.IsHardwareAccelerated) AdamPass<Vector512<float>, Lanes512, TDecay>.Run(parameters, gradients, _mean.Start, _square.Start, length, factors);
        else if (Vector256.IsHardwareAccelerated) AdamPass<Vector256<float>, Lanes256, TDecay>.Run(parameters, gradients, _mean.Start, _square.Start, length, factors);
        else AdamPass<Vector128<float>, Lanes128, TDecay>.Run(parameters, gradients, _mean.Start, _square.Start, length, factors);
    }
}
