using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Onnx.Graphs;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Onnx;

/// <summary>The inputs of one net, [rows, width], from the cells of a table. Steps of numbers are taken for all their columns at once.</summary>
internal sealed class PreparationNodes(OnnxGraph graph, InputNodes cells, DistributionNodes functions)
{
    public string Add(TrainedModel net)
    {
        if (net.Prepared.IsEmpty) return Scaled(cells.Numbers!, net.InputScale.Mean, net.InputScale.Deviation);

        // Parts of the matrix in the order in which they are easily made, with the place that each of their columns has in the net.
        var parts = new List<string>();
        var places = new List<int>();
        int[] starts = [.. net.Prepared.Select((_, at) => net.Prepared.Take(at).Sum(column => column.Width))];
        if (cells.Numbers is not null) AddNumbers(net, starts, parts, places);
        foreach (var (at, cell) in cells.Texts)
        {
            var encoding = ((PreparedColumn.Category)net.Prepared[at]).Encoding;
            parts.Add(Encoded(encoding, cell));
            places.AddRange(Enumerable.Range(starts[at], encoding.Width));
        }

        var all = graph.Concat(parts);
        var order = new int[places.Count];
        foreach (var (from, to) in places.Index()) order[to] = from;
        return order.Index().All(pair => pair.Index == pair.Item) ? all : graph.Columns(all, order);
    }

    private void AddNumbers(TrainedModel net, int[] starts, List<string> parts, List<int> places)
    {
        ImmutableArray<PreparedColumn.Number> columns = [.. cells.Numeric.Select(at => (PreparedColumn.Number)net.Prepared[at])];
        var missing = graph.Node("IsNaN", cells.Numbers!);
        var numbers = graph.Where(missing, Row(column => column.Fill), cells.Numbers!);
        if (columns.Any(column => column.Log1p))
        {
            ColumnUnit[] units = [.. cells.Numeric.Select(at => net.InputScale.UnitOf(at))];
            var restored = graph.Cast(numbers, OnnxType.Double);
            if (units.Any(unit => !unit.IsPlain))
            {
                restored = graph.Add(graph.Multiply(restored, graph.Row([.. units.Select(unit => unit.Factor)])), graph.Row([.. units.Select(unit => unit.Offset)]));
            }

            var logs = graph.Cast(functions.SignedLog(restored), OnnxType.Single);
            numbers = columns.All(column => column.Log1p) ? logs : graph.Where(graph.Truths([.. columns.Select(column => column.Log1p)]), logs, numbers);
        }

        if (columns.Any(column => column.Least is not null)) numbers = graph.Node("Max", numbers, Row(column => column.Least ?? float.NegativeInfinity));
        if (columns.Any(column => column.Most is not null)) numbers = graph.Node("Min", numbers, Row(column => column.Most ?? float.PositiveInfinity));
        var (linear, ranks) = (Where(column => column.Scale is FittedScale.Linear), Where(column => column.Scale is FittedScale.Ranks));
        if (linear.Length > 0)
        {
            FittedScale.Linear[] scales = [.. linear.Select(at => (FittedScale.Linear)columns[at].Scale)];
            parts.Add(Scaled(Some(numbers, linear), [.. scales.Select(scale => scale.Center)], [.. scales.Select(scale => scale.Deviation)]));
            places.AddRange(linear.Select(at => starts[cells.Numeric[at]]));
        }

        foreach (var at in ranks)
        {
            var number = graph.Cast(Some(numbers, [at]), OnnxType.Double);
            parts.Add(graph.Cast(functions.Place(((FittedScale.Ranks)columns[at].Scale).Map, number), OnnxType.Single));
            places.Add(starts[cells.Numeric[at]]);
        }

        var indicators = Where(column => column.Indicator);
        if (indicators.Length > 0)
        {
            parts.Add(Some(graph.Cast(missing, OnnxType.Single), indicators));
            places.AddRange(indicators.Select(at => starts[cells.Numeric[at]] + 1));
        }

        string Row(Func<PreparedColumn.Number, float> of) => graph.Row([.. columns.Select(of)]);

        string Some(string matrix, int[] which) => which.Length == columns.Length ? matrix : graph.Columns(matrix, which);

        int[] Where(Func<PreparedColumn.Number, bool> holds) => [.. Enumerable.Range(0, columns.Length).Where(at => holds(columns[at]))];
    }

    /// <summary>(x − mean) / deviation in 64 bits, rounded once.</summary>
    private string Scaled(string matrix, ReadOnlySpan<float> mean, ReadOnlySpan<float> deviation)
    {
        if (!mean.ContainsAnyExcept(0) && !deviation.ContainsAnyExcept(1)) return matrix;
        var (means, deviations) = (new double[mean.Length], new double[mean.Length]);
        for (var at = 0; at < means.Length; at++) (means[at], deviations[at]) = (mean[at], deviation[at]);
        return graph.Cast(
            graph.Divide(graph.Subtract(graph.Cast(matrix, OnnxType.Double), graph.Row(means)), graph.Row(deviations)), OnnxType.Single);
    }

    private string Encoded(FittedEncoding encoding, string cell)
    {
        // A cell is [rows, 1], so what is gathered by it has one dimension more than needed, or one that stays 1.
        if (encoding is FittedEncoding.Codes codes)
        {
            var gathered = graph.Node("Gather", graph.Matrix("c", codes.Values.AsSpan(), codes.Cells, codes.Width), cell);
            return graph.Node("Reshape", gathered, graph.Whole(-1, codes.Width));
        }

        var places = (FittedEncoding.Places)encoding;
        var place = graph.Node("Gather", graph.Whole([.. places.Of.Select(at => (long)at)]), cell);
        long[] all = [.. Enumerable.Range(0, places.Width).Select(at => (long)at)];
        return graph.Cast(graph.Node("Equal", place, graph.Row(all)), OnnxType.Single);
    }
}
