using System.Runtime.Intrinsics;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
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
        SameBits<Zero>(0, 1);
        SameBits<One>(0.01f, 1);
        SameBits<Two>(0, 0.997f);
    }

    [Fact]
    public void A_decay_of_zero_changes_no_bit()
    {
        var without = Steps<Vector128<float>, Lanes128, Zero>(0, 1);

        Assert.Equal(without, Steps<Vector128<float>, Lanes128, One>(0, 1));
        Assert.Equal(without, Steps<Vector128<float>, Lanes128, Two>(0, 1));
        Assert.NotEqual(without, Steps<Vector128<float>, Lanes128, One>(0.01f, 1));
        Assert.NotEqual(without, Steps<Vector128<float>, Lanes128, Two>(0, 0.997f));
    }

    [Fact]
    public void State_that_has_faded_away_is_zero_before_the_step()
    {
        using SomeBlock parameters = SomeBlock.Matrix(1, 0, 16), gradients = SomeBlock.Matrix(1, 0, 16);
        using SomeBlock means = SomeBlock.Matrix(1, 0, 16), squares = SomeBlock.Matrix(1, 0, 16);
        (means.Values[3], squares.Values[3]) = (-7e-31f, 7e-37f);
        (means.Values[4], squares.Values[4]) = (-9e-31f, 9e-37f);
        AdamPass<Vector128<float>, Lanes128, Zero>.Run(parameters.Start, gradients.Start, means.Start, squares.Start, 16, Factors(0, 1, fades: true));

        Assert.Equal((0, 0), (means[3], squares[3]));
        Assert.NotEqual((0, 0), (means[4], squares[4]));
    }

    private static void SameBits<TDecay>(float coupledDecay, float shrink)
        where TDecay : struct, IConstant
    {
        var widest = Steps<Vector512<float>, Lanes512, TDecay>(coupledDecay, shrink);

        Assert.Equal(widest, Steps<Vector256<float>, Lanes256, TDecay>(coupledDecay, shrink));
        Assert.Equal(widest, Steps<Vector128<float>, Lanes128, TDecay>(coupledDecay, shrink));
    }

    private static int[] Steps<TVector, TLanes, TDecay>(float coupledDecay, float shrink)
        where TVector : struct
        where TLanes : ILanes<TVector>
        where TDecay : struct, IConstant
    {
        using SomeBlock parameters = SomeBlock.Matrix(1, Count, Count), gradients = SomeBlock.Matrix(1, Count, Count, 2);
        using SomeBlock means = SomeBlock.Matrix(1, 0, Count), squares = SomeBlock.Matrix(1, 0, Count);
        gradients.Values[7] = float.NaN;
        for (var step = 0; step < 40; step++)
        {
            AdamPass<TVector, TLanes, TDecay>.Run(
                parameters.Start, gradients.Start, means.Start, squares.Start, Count, Factors(coupledDecay, shrink, step % 16 == 0));
        }

        return [.. parameters.Bits(), .. means.Bits(), .. squares.Bits()];
    }

    private static AdamFactors Factors(float coupledDecay, float shrink, bool fades) => new()
    {
        StepSize = 0.0123f,
        Correction = 1.7f,
        Epsilon = 1e-8f,
        KeptMean = 0.9f,
        NewMean = 0.1f,
        KeptSquare = 0.999f,
        NewSquare = 0.001f,
        CoupledDecay = coupledDecay,
        Shrink = shrink,
        Fades = fades,
    };
}
