using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Tests.Storage.Sqlite;

public class CurveBytesTests
{
    [Theory]
    [InlineData(new[] { 1, 0.5, 0, -3, double.NaN }, 21)]
    [InlineData(new[] { 1, 1e-48 }, 17)]
    [InlineData(new[] { 0.1 }, 9)]
    [InlineData(new[] { double.PositiveInfinity, 1e-45 }, 17)]
    [InlineData(new double[0], 1)]
    public void A_curve_comes_back_to_the_bit_and_takes_as_little_as_it_can(double[] curve, int size)
    {
        var bytes = CurveBytes.Write(curve);

        Assert.Equal(size, bytes.Length);
        Assert.Equal(curve, CurveBytes.Read(bytes));
    }

    [Fact]
    public void Metrics_are_kept_by_name()
    {
        MetricCurve[] curves = [new("accuracy", [0.1, 1]), new("f1:0", [double.NaN, 0])];

        var read = CurveBytes.ReadMetrics(CurveBytes.Write(curves));

        Assert.Equal(["accuracy", "f1:0"], read.Select(curve => curve.Name));
        Assert.Equal([0.1, 1], read[0].Values);
        Assert.Equal([double.NaN, 0], read[1].Values);
    }
}
