using System.Buffers.Binary;
using System.Security.Cryptography;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Generated;

/// <summary>
/// A generated data set: points of a smooth curve f on [−5, 5],
/// <code>f(x) = 1.5·sin(1.4·x + 0.5) + 0.4·x + 2·exp(−(x − 1.2)² / 0.5)</code>
/// a wave on a slope with a bump. Training points are uniform but for two holes, (−3, −2) and (2.2, 3), without data;
/// test points are uniform over the whole of [−5, 5], holes included. Noise is normal; in the test points it is a quarter.
/// </summary>
/// <param name="Rows">Training points; the test set has as many. ≥ 10.</param>
/// <param name="Noise">Standard deviation of the training noise, ≥ 0, in units of the target.</param>
/// <param name="Seed">What the points are drawn from.</param>
public sealed record NoisyCurve(int Rows, double Noise, ulong Seed) : DataSource
{
    private const double Left = -5, Right = 5;
    private const double TestNoise = 0.25;

    private static readonly Setting<int> Points = Define.Whole(
        "data.rows", SettingScope.Data, 100, "Number of training points of the curve, and also of test points.", atLeast: 10, atMost: 1_000_000);

    private static readonly Setting<double> Deviation =
        Define.Number("data.noise", SettingScope.Data, 0.5, "Standard deviation of the training noise.", atMost: 1_000_000);

    public static readonly Kind<DataSettings> Kind = new(
        "noisy-curve", values => new NoisyCurve(values.Get(Points), values.Get(Deviation), values.Get(DataSection.Seed)), Points, Deviation, DataSection.Seed)
    {
        Rules =
        [
            new(ModelSection.Loss, [ModelSection.Loss], values => values.Make(ModelSection.Loss).IsForClasses,
                "the targets of the curve are numbers, not classes: set loss.kind = mse or another loss of numbers."),
        ],
    };

    /// <summary>The intervals without training points, from left to right.</summary>
    public static (double From, double To)[] Holes => [(-3, -2), (2.2, 3)];

    /// <summary>The curve without noise.</summary>
    public static double Curve(double x) =>
        (1.5 * Elementary.Sin((1.4 * x) + 0.5)) + (0.4 * x) + (2 * Elementary.Exp(-(x - 1.2) * (x - 1.2) / 0.5));

    /// <summary>The data set: as many test rows as training rows; columns <c>x</c> and <c>y</c>.</summary>
    public DataSet Generate()
    {
        var train = Table(0, Noise, Holes);
        var test = Table(1, Noise * TestNoise, []);
        return new DataSet(train, test, HashOf(train, test));
    }

    /// <inheritdoc/>
    public override Checked<DataSet> Load(TableSpace space) => new Checked<DataSet>.Right(Generate());

    private DataTable Table(int member, double noise, (double From, double To)[] holes)
    {
        var stream = RandomStream.For(Seed, StreamPurpose.GeneratedData, member);
        float[] inputs = new float[Rows], targets = new float[Rows];
        var length = Right - Left - holes.Sum(hole => hole.To - hole.From);
        for (var row = 0; row < Rows; row++)
        {
            // Drawn from the line with the holes cut out, then pushed to the right past each hole before it.
            var x = Left + (length * stream.NextDouble());
            foreach (var (from, to) in holes)
            {
                x += x >= from ? to - from : 0;
            }

            inputs[row] = (float)x;
            targets[row] = (float)(Curve(x) + (noise * stream.NextNormal()));
        }

        return new DataTable(["x"], "y", inputs, targets) { Source = new SourceColumns(true, 2, [0], 1, null) };
    }

    private static string HashOf(params DataTable[] tables)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (var number in tables.SelectMany(table => table.Inputs.Concat(table.Targets)))
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, number);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
