using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Objectives;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>What was found, how good it is and how to get it again, before anything else.</summary>
internal static class GlanceSection
{
    public static void Write(Markup html, ReportStudy study)
    {
        html.Write($"""<section id="glance" aria-labelledby="glance-title"><h2 id="glance-title">At a glance</h2>""");
        foreach (var sentence in study.Errors)
        {
            html.Write($"""<p class="alarm">{sentence}</p>""");
        }

        html.Write($"""<p class="lead">{Lead(study)}</p>""");
        if (study.Selected is { } selected)
        {
            var reason = ChoiceWords.NotFirst(study.View, selected) is { } other ? $"{char.ToUpperInvariant(other[0])}{other[1..]}." : ChoiceWords.Reason(study.View, selected);
            html.Write($"<p>{reason}</p>");
        }

        if (EarlyWords.Line(study.View) is { } early)
        {
            html.Write($"<p>{char.ToUpperInvariant(early[0])}{early[1..]}.</p>");
        }

        if (study.Notes is { } notes) html.Write($"""<p class="notes">{notes}</p>""");
        html.Write($"""<div class="cards">""");
        WriteWinner(html, study);
        Card(html, "Configurations", $"{study.Ranked.Count}", Counted(study));
        if (study.Timeline.Bars.Count > 0)
        {
            Card(html, "Time", Figures.Format(TimeSpan.FromSeconds(study.Timeline.Length)), $"{Figures.Count(study.Timeline.Nodes, "node")}, {Lost(study.Timeline.Lost)}");
        }

        html.Write($"</div>");
        if (!study.Remarks.IsEmpty)
        {
            html.Write($"<h3>Remarks</h3><ul>");
            foreach (var remark in study.Remarks)
            {
                html.Write($"<li>{remark.Sentence}</li>");
            }

            html.Write($"</ul>");
        }

        WriteAgain(html, study);
        html.Write($"</section>");
    }

    private static void WriteWinner(Markup html, ReportStudy study)
    {
        if (study.Reference is not { } winner)
        {
            return;
        }

        var summary = study.View.Board.Summary(winner);
        var folds = study.View.Board.Folds == 1 ? "on the one fold" : $"mean ± standard deviation over {study.View.Board.Folds} folds";
        if (!study.View.IsByLoss)
        {
            Card(
                html,
                $"Mean {study.ScoreName}",
                Figures.Format(study.View.ScoreOf(summary.Cost), summary.CostDeviation),
                $"{folds}, {MetricNames.DirectionOf(study.View.Metric)}; {Biased(study)}");
        }

        Card(
            html,
            "Mean validation loss",
            Figures.Format(summary.Mean, summary.Deviation),
            $"{folds} of {study.LossName}{(study.View.IsByLoss ? $"; {Biased(study)}" : "")}");
        if (study.Kept is { } kept)
        {
            if (kept.Test is { } test)
            {
                if (!study.View.IsByLoss)
                {
                    var why = UndefinedMetric.Reason(study.View.Metric, test, study.View.Experiment.Classes);
                    Card(
                        html,
                        $"Test {study.ScoreName}",
                        why is null ? UndefinedMetric.Format(study.View.Metric, test, study.View.Experiment.Classes) : "not defined",
                        why is null ? $"{MetricNames.DirectionOf(study.View.Metric)}; on rows not used before" : $"because the test rows have {why}");
                }

                Card(html, "Test loss", Figures.Format(test.Loss), string.Join("; ", new[] { "on rows not used before", Summary.Describe(test.Metrics) }.Where(part => part.Length > 0)));
            }

            Card(html, "Refit", Figures.Count(kept.Epochs, "epoch"), $"{TrainedOn(study, kept)}{Summary.TrainLossOf(kept)}{(study.Refits.Length > 1 ? $"; {KeptRestart.ReasonOf(kept)} of {study.Refits.Length} restarts" : "")}");
        }
    }

    private static string TrainedOn(ReportStudy study, RefitResult kept) => study.View.Experiment.Refit.Kind switch
    {
        RefitKind.Folds when study.View.Board.Folds == 1 => "in the fold, whose model is the final one",
        RefitKind.Folds => $"on average, in the {study.View.Board.Folds} models of the folds; the final model is their mean",
        RefitKind.HoldOut(var share) => $"the best epoch for the held-out rows ({Figures.Format(100 * share)} % of the training rows), with loss {Figures.Format(kept.Validation?.Loss ?? double.NaN)}",
        _ => "on all training rows",
    };

    private static string Biased(ReportStudy study) =>
        "selection score, optimistically biased"
        + (study.Selected is { } selected && CorrectedScore.Compute(study.View.Experiment, study.View.Board, selected).Words is { } corrected ? $"; {corrected}" : "");

    private static string Lead(ReportStudy study)
    {
        if (study.Reference is not { } winner)
        {
            return study.Digest is null
                ? "No configuration has all its folds yet."
                : $"There is no winner: {NoWinner.ReasonOf(study.View.Board)}.";
        }

        var settings = study.View.Columns.Describe(study.View.ChoicesOf(winner));
        return study.Selected is not null
            ? $"The winner is configuration {winner}: {settings}."
            : $"The search is not finished. The best so far is configuration {winner}: {settings}.";
    }

    private static string Counted(ReportStudy study)
    {
        var failed = study.Ranked.Count(row => row.Summary.Status is ConfigurationStatus.Failed or ConfigurationStatus.Quarantined or ConfigurationStatus.NotFinite);
        return $"{Figures.Count(study.View.Board.Counted, "fold")} counted, {Figures.Count(failed, "configuration")} failed";
    }

    private static string Lost(int lost) => lost == 0 ? "no attempt was lost" : $"{Figures.Count(lost, "attempt")} lost and requeued";

    private static void Card(Markup html, string title, string figure, string words) =>
        html.Write($"""<div class="card"><h3>{title}</h3><p class="figure">{figure}</p><p>{words}</p></div>""");

    private static string Promise(StudyView study, string must) => study.Changed.IsEmpty
        ? $"{must} the digest below."
        : "may have another digest than the one below, since the study was resumed with other settings.";

    private static void WriteAgain(Markup html, ReportStudy study)
    {
        var name = study.View.Experiment.Name;
        html.Write($"<h3>Reproduce</h3>");
        if (study.View.Experiment.Objective is not CodeSettings && ProgramCommand.Running is { } program)
        {
            html.Write($"<p>Save the settings below as <code>{name}.conf</code> in the FOLDER of the experiment file, because paths of data are relative to it. This command {Promise(study.View, "must then print")}</p>");
            html.Write($"""<pre tabindex="0"><code>{program} run FOLDER/{name}.conf --out runs/{name}-again</code></pre>""");
        }
        else
        {
            html.Write($"<p>Run the program that made this study again, with another output folder. Its result {Promise(study.View, "must have")}</p>");
        }

        html.Write($"<details><summary>{name}.conf, with every setting</summary><pre tabindex=\"0\"><code>{ExperimentText.Write(study.Card)}</code></pre></details>");
        html.Write($"""<dl class="plain"><dt>Digest of all results</dt><dd><code>{study.Digest ?? "not before the end"}</code>{DigestWords.Condition(study.View)}</dd>""");
        html.Write($"<dt>Data (SHA-256)</dt><dd><code>{study.Card.DataSha256}</code></dd><dt>Version</dt><dd><code>{study.Card.Version}</code></dd></dl>");
    }
}
