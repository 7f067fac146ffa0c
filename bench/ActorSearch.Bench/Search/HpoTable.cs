using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Search;
using ActorSearch.TrainerNode;

namespace ActorSearch.Bench.Search;

/// <summary>A table of real trainings: the losses of every configuration of a grid.</summary>
internal sealed class HpoTable
{
    private readonly ImmutableArray<Parameter> _parameters;
    private readonly float[] _losses;
    private readonly double[] _sorted;
    private readonly int _repeats;

    private HpoTable(string name, ImmutableArray<Parameter> parameters, float[] losses, int repeats)
    {
        (Name, _parameters, _losses, _repeats) = (name, parameters, losses, repeats);
        _sorted = [.. Enumerable.Range(0, losses.Length / repeats).Select(row => Mean(Repeats(row)))];
        Array.Sort(_sorted);
        Unit = BestOfRandom(100) - Optimum;
    }

    public string Name { get; }

    public int Rows => _sorted.Length;

    public double Optimum => _sorted[0];

    /// <summary>What random search has left after 100 rows.</summary>
    public double Unit { get; }

    /// <summary>The space, numbers as ordered axes and words as categories.</summary>
    public EncodedSpace Space => new(
        BuiltIn.Schema,
        [.. _parameters.Select(parameter => new Dimension(parameter.Name, new DimensionValues.Listed(parameter.Values), []))],
        ImmutableDictionary<string, string>.Empty);

    /// <summary>The tables of a folder; the file spaces.json in it says what they hold.</summary>
    public static IEnumerable<HpoTable> Read(string folder)
    {
        using var spaces = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "spaces.json")));
        foreach (var table in spaces.RootElement.GetProperty("tables").EnumerateArray())
        {
            var parameters = table.GetProperty("parameters").EnumerateArray().Select(parameter => new Parameter(
                parameter.GetProperty("name").GetString()!,
                [.. parameter.GetProperty("values").EnumerateArray().Select(value => value.ToString())],
                parameter.GetProperty("stride").GetInt32()));
            yield return new HpoTable(
                table.GetProperty("name").GetString()!, [.. parameters],
                Losses(Path.Combine(folder, table.GetProperty("file").GetString()!)), table.GetProperty("repeats").GetInt32());
        }
    }

    /// <summary>The row of some choices.</summary>
    public int RowOf(ImmutableArray<Choice> choices)
    {
        var row = 0;
        for (var i = 0; i < choices.Length; i++) row += _parameters[i].Values.IndexOf(choices[i].Value) * _parameters[i].Stride;
        return row;
    }

    /// <summary>The value of a parameter in a row.</summary>
    public double Number(int row, string name)
    {
        var parameter = _parameters.First(parameter => parameter.Name == name);
        return double.Parse(parameter.Values[row / parameter.Stride % parameter.Values.Length], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What a training of a row comes to, its repeats as folds.</summary>
    public TrialOutcome Result(int row)
    {
        ImmutableArray<double> repeats = [.. Repeats(row)];
        return new TrialOutcome(Mean(repeats), TrialEnd.Complete, 1, repeats);
    }

    /// <summary>What a cost has left to the optimum, in units of <see cref="Unit"/>.</summary>
    public double Regret(double cost) => (cost - Optimum) / Unit;

    /// <summary>The expected best of so many different rows, exactly: sum of the costs times the chance that each is the least of the drawn ones.</summary>
    public double BestOfRandom(int count)
    {
        var (mean, chance) = (0.0, (double)count / Rows);
        for (var i = 0; i <= Rows - count; i++)
        {
            mean += _sorted[i] * chance;
            chance *= (double)(Rows - i - count) / (Rows - i - 1);
        }

        return mean;
    }

    private static float[] Losses(string file)
    {
        using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zipped.CopyTo(bytes);
        return MemoryMarshal.Cast<byte, float>(bytes.ToArray()).ToArray();
    }

    private static double Mean(IEnumerable<double> repeats) => repeats.Sum() / repeats.Count();

    private double[] Repeats(int row) => [.. _losses.AsSpan(row * _repeats, _repeats).ToArray().Select(loss => (double)loss)];

    private sealed record Parameter(string Name, ImmutableArray<string> Values, int Stride);
}
