using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Tests.Data;

namespace ActorSearch.TrainerNode.Tests.Onnx;

/// <summary>The bounds that predictions are compared by are narrow enough for the mistakes that a graph can have.</summary>
public sealed class RoundingBoundsTests : IDisposable
{
    private const int Models = 60, Rows = 20, Least = 5;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_target_scaled_by_one_part_in_ten_thousand_is_found() => AssertFound((model, fields) =>
        model.Classes.IsEmpty && model.Members.IsEmpty && model.TargetTransform is null
            ? (model with { TargetScale = model.TargetScale with { Deviation = [.. model.TargetScale.Deviation.Select(deviation => deviation * 1.0001f)], Mean = [.. model.TargetScale.Mean.Select(mean => mean * 1.0001f)] } }, fields)
            : null);

    [Fact]
    public void Two_columns_in_each_others_place_are_found() => AssertFound((model, fields) =>
        model.Columns.Where(column => column.Type == ColumnType.Number).Select(column => column.FileColumn).Distinct().ToArray() is [var one, var other, ..]
            ? (model, fields.SetItem(one, fields[other]).SetItem(other, fields[one]))
            : null);

    [Fact]
    public void A_known_text_in_the_place_of_unknown_ones_is_found() => AssertFound((model, fields) =>
        model.Columns.FirstOrDefault(column => column.Type == ColumnType.Category) is { } column
            ? (model, fields.SetItem(column.FileColumn, [.. fields[column.FileColumn].Select(text => column.Levels.Contains(text) ? "never seen" : text)]))
            : null);

    public void Dispose() => _folder.Dispose();

    /// <summary>A net can have a column that changes nothing, so one in five may not show it.</summary>
    /// <param name="spoil">A model and fields with the mistake; null where a model cannot have it.</param>
    private void AssertFound(Func<TrainedModel, ImmutableDictionary<string, string[]>, (TrainedModel Model, ImmutableDictionary<string, string[]> Fields)?> spoil)
    {
        var (tried, found) = (0, 0);
        for (var seed = 0; seed < Models; seed++)
        {
            var (model, table) = RandomModel.OfTable(seed, _folder);
            string[][] rows = [.. Enumerable.Range(0, Rows).Select(_ => table.Row(model.TakesMissing))];
            var fields = table.Names[..^1].Select((name, at) => KeyValuePair.Create(name, rows.Select(row => row[at]).ToArray())).ToImmutableDictionary();
            if (spoil(model, fields) is not { } wrong) continue;
            var (exact, bounds) = RoundingBounds.Compute(model, Cells(model, table, rows), 1e-6);
            var values = OnnxRun.Of(wrong.Model, wrong.Fields).Values;
            tried++;
            found += Enumerable.Range(0, values.Length).Any(at => !values[at].Equals(exact[at]) && !(Math.Abs(values[at] - exact[at]) <= bounds[at])) ? 1 : 0;
        }

        Assert.True(tried >= Least && found >= 0.8 * tried, $"{found} of {tried}");
    }

    private double[] Cells(TrainedModel model, RandomTable table, string[][] rows)
    {
        var file = _folder.Write("rows.csv", string.Join('\n', rows.Select(row => string.Join(',', row)).Prepend(string.Join(',', table.Names[..^1]))) + "\n");
        var read = InputFile.Read(file, true, ',', [.. model.InputNames.Select((_, at) => model.ColumnOf(at))], model.Source, model.TakesMissing);
        return Assert.IsType<Checked<InputRows>.Right>(read).Value.Values;
    }
}
