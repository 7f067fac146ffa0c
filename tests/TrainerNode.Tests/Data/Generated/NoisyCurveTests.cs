using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data.Generated;

public class NoisyCurveTests
{
    private static readonly NoisyCurve Settings = new(Rows: 5000, Noise: 0.4, Seed: 11);

    [Fact]
    public void Training_points_leave_the_holes_empty_and_test_points_fill_them()
    {
        var data = Generate(Settings);

        Assert.All(data.Train.Inputs.Concat(data.Test!.Inputs), x => Assert.InRange(x, -5, 5));
        foreach (var (from, to) in NoisyCurve.Holes)
        {
            Assert.DoesNotContain(data.Train.Inputs, x => x > from && x < to);
            Assert.InRange(data.Test.Inputs.Count(x => x > from && x < to) / 5000.0, 0.08 * (to - from), 0.12 * (to - from));
        }
    }

    [Fact]
    public void Outside_the_holes_training_points_are_uniform()
    {
        var inputs = Generate(Settings).Train.Inputs;

        // 8.2 units of x hold 5000 points: 609.8 a unit.
        foreach (var (from, to) in new[] { (-5.0, -4.0), (-4, -3), (-2, -1), (-1, 0), (0, 1), (1, 2), (3, 4), (4, 5) })
        {
            Assert.InRange(inputs.Count(x => x > from && x < to), 530, 690);
        }
    }

    [Fact]
    public void The_noise_is_centred_and_a_quarter_as_large_in_the_test_points()
    {
        var data = Generate(Settings);

        Assert.InRange(Noise(data.Train).Average(), -0.02, 0.02);
        Assert.InRange(Math.Sqrt(Noise(data.Train).Average(noise => noise * noise)), 0.38, 0.42);
        Assert.InRange(Math.Sqrt(Noise(data.Test!).Average(noise => noise * noise)), 0.095, 0.105);

        static IEnumerable<double> Noise(DataTable table) => table.Inputs.Zip(table.Targets, (x, y) => y - NoisyCurve.Curve(x));
    }

    [Fact]
    public void Without_noise_the_points_lie_on_the_curve()
    {
        var data = Generate(Settings with { Noise = 0 });

        Assert.All(data.Train.Inputs.Zip(data.Train.Targets), point => Assert.Equal(NoisyCurve.Curve(point.First), point.Second, 1e-5));
    }

    [Fact]
    public void The_seed_alone_decides_and_the_hash_shows_any_difference()
    {
        var first = Generate(Settings);
        var again = Generate(Settings);

        Assert.Equal(first.Train.Inputs, again.Train.Inputs);
        Assert.Equal(first.Test!.Targets, again.Test!.Targets);
        Assert.Equal(first.Sha256, again.Sha256);
        Assert.Matches("^[0-9a-f]{64}$", first.Sha256);
        var hashes = new[] { Settings, Settings with { Seed = 12 }, Settings with { Rows = 4999 }, Settings with { Noise = 0.41 } }
            .Select(settings => Generate(settings).Sha256);
        Assert.Equal(4, hashes.Distinct().Count());
    }

    [Fact]
    public void It_has_one_input_and_as_many_test_rows_as_training_rows()
    {
        var data = Generate(Settings with { Rows = 100 });

        Assert.Equal((100, 100, 1), (data.Train.Rows, data.Test!.Rows, data.Train.InputColumns));
        Assert.Equal(["x"], data.Train.InputNames.ToArray());
        Assert.Equal("y", data.Train.TargetName);
    }

    private static DataSet Generate(NoisyCurve settings) =>
        Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(settings)).Value;
}
