using System.Runtime.Intrinsics;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;
using ActorSearch.TrainerNode.Tests.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Training.Optimizers;

namespace ActorSearch.TrainerNode.Tests.Training.Optimizers;

public unsafe class AdamPassTests
{
    private const int Count = 64;

    [Fact]
    public void All_widths_give_the_same_bits()
    {
        int[] widest = Steps<Vector512<float>, Lanes512>(), wide = Steps<Vector256<float>, Lanes256>(), narrow = Steps<Vector128<float>, Lanes128>();

        Assert.Equal(widest, wide);
        Assert.Equal(widest, narrow);
    }

    [Fact]
    public void State_that_has_faded_away_is_zero_before_the_step()
    {
        using SomeBlock parameters = SomeBlock.Matrix(1, 0, 16), gradients = SomeBlock.Matrix(1, 0, 16);
        using SomeBlock means = SomeBlock.Matrix(1, 0, 16), squares = SomeBlock.Matrix(1, 0, 16);
        (means.Values[3], squares.Values[3]) = (-7e-31f, 7e-37f);
        (means.Values[4], squares.Values[4]) = (-9e-31f, 9e-37f);
        AdamPass<Vector128<float>, Lanes128>.Run(parameters.Start, gradients.Start, means.Start, squares.Start, 16, Factors(fades: true));

        Assert.Equal((0, 0), (means[3], squares[3]));
        Assert.NotEqual((0, 0), (means[4], squares[4]));
    }

    private static int[] Steps<TVector, TLanes>()
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        using SomeBlock parameters = SomeBlock.Matrix(1, Count, Count), gradients = SomeBlock.Matrix(1, Count, Count, 2);
        using SomeBlock means = SomeBlock.Matrix(1, 0, Count), squares = SomeBlock.Matrix(1, 0, Count);
        gradients.Values[7] = float.NaN;
        for (var step = 0; step < 40; step++)
        {
            AdamPass<TVector, TLanes>.Run(parameters.Start, gradients.Start, means.Start, squares.Start, Count, Factors(step % 16 == 0));
        }

        return [.. parameters.Bits(), .. means.Bits(), .. squares.Bits()];
    }

    private static AdamFactors Factors(bool fades) => new()
    {
        StepSize = 0.0123f,
        Correction = 1.7f,
        Epsilon = 1e-8f,
        KeptMean = 0.9f,
        NewMean = 0.1f,
        KeptSquare = 0.999f,
        NewSquare = 0.001f,
        CoupledDecay = 0.01f,
        Shrink = 0.997f,
        Fades = fades,
    };
}
