using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.Coordinator.Reporting.Html.Inputs;

/// <summary>How a net prepares a column, step by step.</summary>
internal static class PreparationWords
{
    private const int MostCodes = 6;

    /// <param name="net">A single net.</param>
    /// <param name="at">Place of the column.</param>
    public static string Describe(TrainedModel net, int at)
    {
        var unit = net.InputScale.UnitOf(at);
        var words = net.Prepared.IsEmpty ? Scaled(net.InputScale.Mean[at], net.InputScale.Deviation[at], unit.IsPlain) : net.Prepared[at] switch
        {
            PreparedColumn.Number number => string.Join("; ", Steps(number, unit)),
            PreparedColumn.Category { Encoding: FittedEncoding.Places places } => $"one-hot: {Figures.Count(places.Width, "input")}",
            PreparedColumn.Category { Encoding: FittedEncoding.Codes codes } => Codes(codes, net.ColumnOf(at)),
            _ => "",
        };
        return words.Length == 0 ? "as it is" : words;
    }

    private static IEnumerable<string> Steps(PreparedColumn.Number number, ColumnUnit unit)
    {
        if (number.Indicator) yield return $"missing values become {Figures.Format(unit.Restore(number.Fill))}, and one more input says so";
        if (number.Log1p) yield return "log(1 + x)";
        var isPlain = unit.IsPlain || number.Log1p;
        if ((number.Least ?? number.Most) is not null) yield return isPlain ? $"clipped to {Figures.Format(number.Least ?? double.NegativeInfinity)} to {Figures.Format(number.Most ?? double.PositiveInfinity)}" : "clipped";
        var scaled = number.Scale is FittedScale.Linear linear ? Scaled(linear.Center, linear.Deviation, isPlain) : "its place among the training values";
        if (scaled.Length > 0) yield return scaled;
    }

    private static string Scaled(float center, float deviation, bool isPlain) =>
        (center, deviation) == (0, 1) ? "" : isPlain ? $"(x {(center < 0 ? '+' : '−')} {Figures.Format(Math.Abs(center))}) / {Figures.Format(deviation)}" : "less a center, divided by a deviation";

    private static string Codes(FittedEncoding.Codes codes, InputColumn column)
    {
        if (codes.AreLearned) return $"embedding: {Figures.Count(codes.Width, "number")} learned for each text";
        if (codes.Width > 1) return $"{codes.Width} numbers for each text";
        var shown = column.Levels.Take(MostCodes).Select((level, at) => $"{level} {Figures.Format(codes.Values[at])}");
        return $"a number for each text: {string.Join(", ", shown)}{(column.Levels.Length > MostCodes ? ", …" : "")}";
    }
}
