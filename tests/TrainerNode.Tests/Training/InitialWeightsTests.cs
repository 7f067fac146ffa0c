using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Initializers;

namespace ActorSearch.TrainerNode.Tests.Training;

public class InitialWeightsTests
{
    private static readonly ParameterLayout RowByRow = new(
        [new ParameterBlock("0.weight", 300, 4, 4, 0, 4, 1), new ParameterBlock("0.bias", 300, 1, 4, 1200, 1, 1)], 1504);

    private static readonly ParameterLayout ColumnByColumnAndPadded = new(
        [new ParameterBlock("0.weight", 300, 4, 4, 16, 1, 304), new ParameterBlock("0.bias", 300, 1, 4, 1600, 1, 1)], 1904);

    [Fact]
    public void Every_layout_gets_the_same_weights()
    {
        var (one, other) = (RowByRow.Export(Draw(RowByRow, 1)), ColumnByColumnAndPadded.Export(Draw(ColumnByColumnAndPadded, 1)));

        Assert.Equal(one[0].Values, other[0].Values);
        Assert.Equal(one[1].Values, other[1].Values);
    }

    [Fact]
    public void Padding_stays_zero() =>
        Assert.Equal(ColumnByColumnAndPadded.Length - 1500, Draw(ColumnByColumnAndPadded, 1).Count(value => value == 0));

    [Fact]
    public void Weights_and_biases_fill_the_range_of_PyTorchs_default()
    {
        var weights = Draw(RowByRow, 1).AsSpan(0, 1500).ToArray();

        // Uniform in ±1/√4: 1500 draws have a mean within 0.05 of 0 (6.7 standard errors) and a variance near 1/12.
        Assert.All(weights, weight => Assert.InRange(weight, -0.5f, 0.5f));
        Assert.InRange(weights.Max(), 0.49f, 0.5f);
        Assert.InRange(weights.Min(), -0.5f, -0.49f);
        Assert.InRange(weights.Average(), -0.05f, 0.05f);
        Assert.InRange(weights.Average(weight => weight * weight), 0.075f, 0.092f);
    }

    [Fact]
    public void Another_seed_draws_other_weights() => Assert.NotEqual(Draw(RowByRow, 1), Draw(RowByRow, 2));

    [Fact]
    public void What_an_engine_exports_any_other_imports()
    {
        var weights = RowByRow.Export(Draw(RowByRow, 1));
        var parameters = new float[ColumnByColumnAndPadded.Length];

        ColumnByColumnAndPadded.Import(weights, parameters);

        Assert.Equal(Draw(ColumnByColumnAndPadded, 1), parameters);
        Assert.Throws<InvalidDataException>(() => RowByRow.Import([weights[0]], new float[1504]));
        Assert.Throws<InvalidDataException>(() => RowByRow.Import([weights[0], weights[1] with { Name = "2.bias" }], new float[1504]));
        Assert.Throws<InvalidDataException>(() => RowByRow.Import([weights[0] with { Shape = [4, 300] }, weights[1]], new float[1504]));
    }

    private static float[] Draw(ParameterLayout layout, ulong seed)
    {
        var parameters = new float[layout.Length];
        InitialWeights.Draw(new DefaultWeights(), layout, parameters, TrainingSeed.ForFold(seed, 0).Stream(StreamPurpose.InitialWeights));
        return parameters;
    }
}
