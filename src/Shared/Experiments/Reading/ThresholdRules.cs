using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>Checks what a threshold is chosen by.</summary>
internal static class ThresholdRules
{
    public static void Apply(Draft draft, string file)
    {
        var values = draft.Schema.Values(draft.Values.GetValueOrDefault);
        if (draft.Schema.IsOfObjective || !values.IsUsed(ThresholdSection.Threshold) || values.Get(ThresholdSection.Threshold) is not (not ThresholdSection.None and var word)) return;
        var isMetric = new FamilyKind<Kinds.Metric>(values.KindsOf(SearchSection.Metric)).TryParse(word, out var kind);
        if (values.Make(ModelSection.Loss).IsForLabels)
        {
            if (isMetric && OfLabels(values, kind!)) return;
            draft.Blame(ThresholdSection.Threshold.Path, $"thresholds of labels are chosen by label-f1-macro, label-f1-micro, hamming-loss, balanced-accuracy or mcc, but {word} is none of these.", file);
            return;
        }

        if (word == ThresholdSection.ByCosts) return;
        if (!isMetric || !FollowsFromCounts(values, kind!))
        {
            draft.Blame(ThresholdSection.Threshold.Path, $"a threshold is chosen by a metric of the predicted classes, for example f1:NAME, balanced-accuracy or mcc, or by costs, but {word} is none of these.", file);
        }
        else if (kind!.Word is "precision" or "recall")
        {
            draft.Blame(ThresholdSection.Threshold.Path, $"{kind.Word} alone is best where nearly all rows are predicted as one class: use f1:NAME, or costs with selection.costs.", file);
        }
    }

    private static bool OfLabels(SettingValues values, Kind<Kinds.Metric> kind) => kind.Takes is null && kind.Word is not "accuracy"
        && values.With(SearchSection.Metric, kind.Word).Make(SearchSection.Metric) is var metric
        && (metric.IsPooledF1 || metric.OfLabel(new ClassCounts(1, 1, 1), new ClassCounts(1, 1, 1)) is not null);

    // Of any class: its name is known only with the data.
    private static bool FollowsFromCounts(SettingValues values, Kind<Kinds.Metric> kind) =>
        values.With(SearchSection.Metric, kind.Takes is null ? kind.Word : $"{kind.Word}:0").Make(SearchSection.Metric)
            is { IsForClasses: true, IsForLabels: false } metric && metric.FromCounts([new ClassCounts(1, 1, 1), new ClassCounts(1, 1, 1)]) is not null;
}
