using ActorSearch.Coordinator.Wording;
using ActorSearch.TrainerNode.Analysis.Effects;
using ActorSearch.TrainerNode.Data.Columns;

namespace ActorSearch.Coordinator.Reporting.Html.Inputs;

/// <summary>The script's data of the effects of columns.</summary>
internal static class InputEffectsData
{
    /// <summary>Null where there is nothing to draw.</summary>
    public static object? Create(InputInsight insight, string target, IReadOnlyList<string> classes) => insight is not InputInsight.Shown { Effects: var effects } ? null : new Members
    {
        ["metric"] = effects.Metric.Text,
        ["importance"] = effects.Importance.Select(column => new Members { ["name"] = column.Column, ["mean"] = column.Mean, ["deviation"] = column.Deviation }),
        ["target"] = IsOfSeveral(effects, classes) ? "probability" : classes.Count == 2 ? $"probability of {classes[1]}" : target,
        ["classes"] = IsOfSeveral(effects, classes) ? classes : [],
        ["dependence"] = effects.Dependence.Select(column => new Members
        {
            ["name"] = column.Column,
            ["isText"] = !column.Texts.IsEmpty,
            ["isDate"] = column.Type == ColumnType.Date,
            ["values"] = column.Texts.IsEmpty && column.Type != ColumnType.Date
                ? (object)column.Values
                : column.Values.Select((_, at) => ValueOf(column, at)),
            ["predictions"] = column.Predictions,
        }),
    };

    private static bool IsOfSeveral(InputEffects effects, IReadOnlyList<string> classes) => classes.Count > 2 || effects.Dependence.Any(column => column.Predictions.Length > 1);

    /// <summary>A value in words.</summary>
    public static string ValueOf(PartialDependence column, int at) =>
        !column.Texts.IsEmpty ? column.Texts[at] : column.Type == ColumnType.Date ? ColumnValues.Day(column.Values[at]) : Figures.Format(column.Values[at]);
}
