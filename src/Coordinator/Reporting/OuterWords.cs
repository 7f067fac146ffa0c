using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results.Nested;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>Nested cross-validation in words.</summary>
internal static class OuterWords
{
    /// <summary>The score in a line; null without outer folds.</summary>
    public static string? Line(StudyView view) => view.Outer.IsEmpty ? null
        : $"nested CV ({Figures.Count(view.Outer.Length, "outer fold")}): "
            + (OuterScore.Compute(view.Outer, view.Metric) is { } score
                ? $"{Name(view)}{Figures.Format(score.Mean, score.Deviation)} (standard error {Figures.Format(score.StandardError)}): the whole search, scored on rows that it has not seen"
                : $"no score. {string.Join(' ', Missing(view))}");

    /// <summary>Why there is no score: a sentence for each outer fold without one.</summary>
    public static IEnumerable<string> Missing(StudyView view) =>
        from fold in view.Outer
        where !double.IsFinite(fold.ValueOf(view.Metric))
        select $"Outer fold {fold.Part} has no score: {(fold.Reason ?? $"its {view.ScoreName} is not a finite number.").TrimEnd('.')}.";

    private static string Name(StudyView view) => view.IsByLoss ? "" : $"{view.Metric.Text} ";
}
