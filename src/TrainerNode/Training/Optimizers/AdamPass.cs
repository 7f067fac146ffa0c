using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>A step of Adam or AdamW over a flat block.</summary>
/// <typeparam name="TVector">A vector of floats.</typeparam>
/// <typeparam name="TLanes">Its arithmetic.</typeparam>
/// <typeparam name="TDecay">0: no weight decay. 1: a coupled one. 2: a decoupled one. What is not asked for would change nothing, but takes its time.</typeparam>
internal static unsafe class AdamPass<TVector, TLanes, TDecay>
    where TVector : struct
    where TLanes : ILanes<TVector>
    where TDecay : struct, IConstant
{
    /// <summary>Replaces parameters, mean and square. A rounding follows each operation: never a fused multiply-add.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* parameters, float* gradients, float* mean, float* square, int count, in AdamFactors factors)
    {
        TVector stepSize = TLanes.All(factors.StepSize), correction = TLanes.All(factors.Correction), epsilon = TLanes.All(factors.Epsilon);
        TVector keptMean = TLanes.All(factors.KeptMean), newMean = TLanes.All(factors.NewMean);
        TVector keptSquare = TLanes.All(factors.KeptSquare), newSquare = TLanes.All(factors.NewSquare);
        TVector decay = TLanes.All(factors.CoupledDecay), shrink = TLanes.All(factors.Shrink), zero = TLanes.All(0);
        var smallestGradient = TLanes.All(OptimizerVectors.SmallestGradient);
        var fades = factors.Fades;
        for (var i = 0; i < count; i += TLanes.Count)
        {
            TVector parameter = TLanes.Load(parameters + i), oldMean = TLanes.Load(mean + i), oldSquare = TLanes.Load(square + i);
            if (fades)
            {
                oldMean = TLanes.WhereGreater(TLanes.All(OptimizerVectors.SmallestMean), TLanes.Magnitude(oldMean), zero, oldMean);
                oldSquare = TLanes.WhereGreater(TLanes.All(OptimizerVectors.SmallestSquare), TLanes.Magnitude(oldSquare), zero, oldSquare);
            }

            var gradient = TLanes.Load(gradients + i);
            if (TDecay.Value == 1) gradient = TLanes.Add(gradient, TLanes.Multiply(decay, parameter));
            gradient = TLanes.WhereGreater(smallestGradient, TLanes.Magnitude(gradient), zero, gradient);
            var nextMean = TLanes.Add(TLanes.Multiply(keptMean, oldMean), TLanes.Multiply(newMean, gradient));
            var nextSquare = TLanes.Add(TLanes.Multiply(keptSquare, oldSquare), TLanes.Multiply(TLanes.Multiply(newSquare, gradient), gradient));
            var root = TLanes.Add(TLanes.Multiply(TLanes.Root(nextSquare), correction), epsilon);
            var change = TLanes.Divide(TLanes.Multiply(stepSize, nextMean), root);
            TLanes.Store(nextMean, mean + i);
            TLanes.Store(nextSquare, square + i);
            if (TDecay.Value == 2) parameter = TLanes.Multiply(parameter, shrink);
            TLanes.Store(TLanes.Subtract(parameter, change), parameters + i);
        }
    }
}

/// <summary>What all parameters have in common in a step of Adam.</summary>
internal readonly record struct AdamFactors
{
    /// <summary>Learning rate, corrected for the first mean being 0.</summary>
    public required float StepSize { get; init; }

    /// <summary>Of the root, for the first square being 0.</summary>
    public required float Correction { get; init; }

    public required float Epsilon { get; init; }

    public required float KeptMean { get; init; }

    public required float NewMean { get; init; }

    public required float KeptSquare { get; init; }

    public required float NewSquare { get; init; }

    /// <summary>L2 weight that is added to the gradient.</summary>
    public required float CoupledDecay { get; init; }

    /// <summary>What parameters are multiplied by before the step.</summary>
    public required float Shrink { get; init; }

    /// <summary>Whether state that has faded away is set to 0 first (<see cref="OptimizerVectors.Fade"/>).</summary>
    public required bool Fades { get; init; }
}
