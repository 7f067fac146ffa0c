using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results.Nested;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>What the search comes to on rows that it has not seen, outer fold by outer fold.</summary>
internal static class OuterSection
{
    public static void Write(Markup html, ReportStudy study)
    {
        var view = study.View;
        if (view.Outer.IsEmpty) return;
        html.Write($"""<section id="outer" aria-labelledby="outer-title"><h2 id="outer-title">Nested cross-validation</h2>""");
        html.Write($"<p>The whole search was run again without each of {view.Outer.Length} outer folds, and its final model was scored on the rows of that fold, which it has not seen. The mean estimates the score of the search on new rows, including the choice of configuration and epoch. Its models are trained on fewer rows than the final one, so it is slightly pessimistic.</p>");
        if (OuterScore.Compute(view.Outer, view.Metric) is { } score)
        {
            html.Write($"""<p class="lead">{char.ToUpperInvariant(view.ScoreName[0])}{view.ScoreName[1..]} over the outer folds: {Figures.Format(score.Mean, score.Deviation)} (mean ± standard deviation; standard error {Figures.Format(score.StandardError)}).</p>""");
        }

        foreach (var sentence in OuterWords.Missing(view))
        {
            html.Write($"""<p class="alarm">{sentence}</p>""");
        }

        html.Table(
            "The winner of each outer fold",
            ["Outer fold", "Rows", "Winner", "Settings", "Cross-validation", "Epochs", "On the fold"],
            view.Outer.Select(fold => (IEnumerable<string?>)
            [
                $"{fold.Part}", $"{fold.Rows}", fold.Selected is { } winner ? $"{winner.Configuration}" : "none", view.Columns.Describe(fold.Choices),
                fold.Selected is { } selected ? Figures.Format(view.ScoreOf(selected.Cost)) : "", $"{fold.Epochs}", Figures.Format(fold.ValueOf(view.Metric)),
            ]));
        html.Write($"</section>");
    }
}
