using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Models.Activations;

namespace ActorSearch.TrainerNode.Tests.Models.Dense.Kernels;

public unsafe class ActivationKernelTests
{
    private const int Count = 1 << 16;

    public static TheoryData<int, Activation, double, double> Cases
    {
        get
        {
            var cases = new TheoryData<int, Activation, double, double>();
            foreach (var bits in new[] { 512, 256, 128 })
            {
                cases.Add(bits, new Gelu(), 1.2e-7, 2.5e-7);
                cases.Add(bits, new Silu(), 1.5e-7, 2.5e-7);
                cases.Add(bits, new Tanh(), 1.2e-7, 2.5e-7);
                cases.Add(bits, new Relu(), 0, 0);
                cases.Add(bits, new Relu6(), 0, 0);
                cases.Add(bits, new LeakyRelu(), 6e-8, 3e-8);
            }

            return cases;
        }
    }

    public static TheoryData<int> Widths => SomeKernels.Widths;

    /// <summary>Errors are absolute below 1 and relative above.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_derivatives_are_exact_to_float_precision(int bits, Activation activation, double valueError, double slopeError)
    {
        using SomeBlock x = Arguments(), values = Arguments(), slopes = SomeBlock.Empty(Count);
        SomeKernels.OfWidth(bits).Activate(activation, values.Start, slopes.Start, null, Count);

        double worstValue = 0, worstSlope = 0;
        for (var i = 0; i < Count; i++)
        {
            var size = Math.Max(1, Math.Abs(x[i]));
            worstValue = Math.Max(worstValue, Math.Abs(values[i] - ReferenceMath.Activate(activation, x[i])) / size);
            worstSlope = Math.Max(worstSlope, Math.Abs(slopes[i] - ReferenceMath.Derivative(activation, x[i])));
        }

        Assert.InRange(worstValue, 0, valueError);
        Assert.InRange(worstSlope, 0, slopeError);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Tanh_keeps_its_relative_precision_near_0(int bits)
    {
        using SomeBlock x = Arguments(), values = Arguments(), slopes = SomeBlock.Empty(Count);
        SomeKernels.OfWidth(bits).Activate(new Tanh(), values.Start, slopes.Start, null, Count);

        for (var i = 0; i < Count; i++) Assert.Equal(Math.Tanh(x[i]), values[i], 4e-7 * Math.Abs(Math.Tanh(x[i])));
    }

    [Fact]
    public void All_widths_give_the_same_bits()
    {
        foreach (var activation in ActivationKinds.Each)
        {
            var bits = new[] { 512, 256, 128 }.Select(width =>
            {
                using SomeBlock values = Arguments(), slopes = SomeBlock.Empty(Count);
                SomeKernels.OfWidth(width).Activate(activation, values.Start, slopes.Start, null, Count);
                return (Values: values.Bits(), Slopes: slopes.Bits());
            }).ToArray();

            Assert.All(bits, other => Assert.Equal(bits[0].Values, other.Values));
            Assert.All(bits, other => Assert.Equal(bits[0].Slopes, other.Slopes));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_mask_multiplies_the_value_and_the_derivative(int bits)
    {
        foreach (var activation in ActivationKinds.Each)
        {
            using SomeBlock plain = Arguments(), plainSlopes = SomeBlock.Empty(Count), values = Arguments(), slopes = SomeBlock.Empty(Count);
            using var mask = SomeBlock.Matrix(1, Count, Count);
            SomeKernels.OfWidth(bits).Activate(activation, plain.Start, plainSlopes.Start, null, Count);
            SomeKernels.OfWidth(bits).Activate(activation, values.Start, slopes.Start, mask.Start, Count);

            for (var i = 0; i < Count; i++) Assert.Equal((plain[i] * mask[i], plainSlopes[i] * mask[i]), (values[i], slopes[i]));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Zero_stays_zero_and_NaN_stays_NaN_and_the_far_ends_are_finite(int bits)
    {
        foreach (var activation in ActivationKinds.Each)
        {
            using SomeBlock values = SomeBlock.Matrix(1, 0, 16), slopes = SomeBlock.Empty(16);
            (values.Values[1], values.Values[2], values.Values[3]) = (float.NaN, 1e30f, -1e30f);
            SomeKernels.OfWidth(bits).Activate(activation, values.Start, slopes.Start, null, 16);

            Assert.Equal(0, values[0]);
            Assert.True(float.IsNaN(values[1]), $"{activation}");
            Assert.Equal(ReferenceMath.Activate(activation, 1e30), values[2], 1e23);
            Assert.True(float.IsFinite(values[3]));
            Assert.True(float.IsFinite(slopes[2]) && float.IsFinite(slopes[3]));
        }
    }

    /// <summary>Denormal numbers cost a hundred times an ordinary one's time; saturated units must not make them.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void Gelu_of_far_arguments_makes_no_denormal_numbers(int bits)
    {
        using SomeBlock values = Arguments(), slopes = SomeBlock.Empty(Count);
        SomeKernels.OfWidth(bits).Activate(new Gelu(), values.Start, slopes.Start, null, Count);

        Assert.DoesNotContain(values.Values.ToArray(), float.IsSubnormal);
        Assert.DoesNotContain(slopes.Values.ToArray(), float.IsSubnormal);
    }

    /// <summary>Evenly from −20 to 20, 0 among them, then powers of two down to 2⁻⁶⁰ on both sides.</summary>
    private static SomeBlock Arguments()
    {
        var block = SomeBlock.Empty(Count);
        for (var i = 0; i < Count; i++) block.Values[i] = (i - (Count / 2)) * (20f / (Count / 2));
        for (var i = 0; i <= 60; i++) (block.Values[2 * i], block.Values[(2 * i) + 1]) = (MathF.ScaleB(1, -i), -MathF.ScaleB(1, -i));
        return block;
    }
}
