using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Tests.OneFileKinds;

/// <summary>Points of a disc of radius 1; the target is how many rings lie between a point and the centre.</summary>
/// <param name="Points">Training points; the test set has as many.</param>
/// <param name="Seed">What the points are drawn from.</param>
public sealed record Rings(int Points, ulong Seed) : DataSource
{
    private static readonly Setting<int> Drawn =
        Define.Whole("data.points", SettingScope.Data, 100, "Number of training points of the disc, and also of test points.", atLeast: 10, atMost: 1_000_000);

    public static readonly Kind<DataSettings> Kind = new(
        "rings", values => new Rings(values.Get(Drawn), values.Get(DataSection.Seed)), Drawn, DataSection.Seed);

    public override Checked<DataSet> Load(TableSpace space)
    {
        var (train, test) = (Table(0), Table(1));
        var bytes = MemoryMarshal.AsBytes<float>([.. train.Inputs, .. train.Targets, .. test.Inputs, .. test.Targets]);
        return new Checked<DataSet>.Right(new DataSet(train, test, Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    private DataTable Table(int part)
    {
        var stream = RandomStream.For(Seed, StreamPurpose.GeneratedData, part);
        float[] inputs = new float[2 * Points], targets = new float[Points];
        for (var row = 0; row < Points; row++)
        {
            var (radius, angle) = (Math.Sqrt(stream.NextDouble()), 2 * Math.PI * stream.NextDouble());
            inputs[2 * row] = (float)(radius * Elementary.Sin(angle + (Math.PI / 2)));
            inputs[(2 * row) + 1] = (float)(radius * Elementary.Sin(angle));
            targets[row] = (float)Math.Floor(4 * radius);
        }

        return new DataTable(["x", "y"], "rings", inputs, targets) { Source = new SourceColumns(true, 3, [0, 1], 2, null) };
    }
}
