using System.Collections.Immutable;
using System.Globalization;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>A metric's word; with a colon and a class, its number or its name, where it is the metric of one.</summary>
public sealed record SelectionMetricKind : ValueKind<SelectionMetric>
{
    private static readonly ImmutableArray<(string Word, MetricKind Kind)> Words =
    [
        ("loss", MetricKind.Loss), ("mae", MetricKind.MeanAbsoluteError), ("rmse", MetricKind.RootMeanSquaredError), ("r2", MetricKind.R2),
        ("accuracy", MetricKind.Accuracy), ("top-k", MetricKind.TopK), ("macro-f1", MetricKind.MacroF1),
        ("macro-precision", MetricKind.MacroPrecision), ("macro-recall", MetricKind.MacroRecall),
        ("precision", MetricKind.Precision), ("recall", MetricKind.Recall), ("f1", MetricKind.F1),
    ];

    /// <inheritdoc/>
    public override string Expected =>
        "loss, mae, rmse, r2, accuracy, top-k, macro-f1, macro-precision, macro-recall, or of one class, by its name, "
        + "precision:NAME, recall:NAME or f1:NAME";

    /// <inheritdoc/>
    public override bool TryParse(string text, out SelectionMetric value)
    {
        value = default;
        var (name, chosen) = text.IndexOf(':') is >= 0 and var colon ? (text[..colon], text[(colon + 1)..].Trim()) : (text, "");
        foreach (var (word, kind) in Words.Where(word => word.Word == name))
        {
            value = new SelectionMetric(kind);
            if (value.IsOfOneClass && chosen.Length > 0)
            {
                var index = int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
                value = new SelectionMetric(kind, index) { ClassName = chosen };
            }

            return value.IsOfOneClass == chosen.Length > 0 && !chosen.Any(char.IsControl);
        }

        return false;
    }

    /// <inheritdoc/>
    public override string Format(SelectionMetric value)
    {
        var word = Words.First(word => word.Kind == value.Kind).Word;
        return value.IsOfOneClass ? string.Create(CultureInfo.InvariantCulture, $"{word}:{value.ClassName ?? $"{value.Class}"}") : word;
    }
}
