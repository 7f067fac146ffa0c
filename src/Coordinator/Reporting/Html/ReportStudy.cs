using System.Collections.Immutable;
using ActorSearch.Coordinator.Reporting.Html.Charts;
using ActorSearch.Coordinator.Reporting.Html.Inputs;
using ActorSearch.Coordinator.Reporting.Html.Net;
using ActorSearch.Coordinator.Reporting.Remarks;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Statistics;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>The content of a report, read once.</summary>
/// <param name="View">The counted folds and what their configurations chose.</param>
/// <param name="Card">What the study is of.</param>
/// <param name="Selected">The winner; null until it is picked.</param>
/// <param name="Refits">The winner's refits that gave a model.</param>
/// <param name="Digest">Of all results; null until the search is finished.</param>
/// <param name="Errors">Results that should have been equal and were not.</param>
/// <param name="Curves">The curves of the configurations that have a chart of their own.</param>
/// <param name="Timeline">When what was trained where.</param>
/// <param name="Fit">The final model on the data.</param>
internal sealed record ReportStudy(
    StudyView View,
    StudyCard Card,
    Selected? Selected,
    ImmutableArray<RefitResult> Refits,
    string? Digest,
    ImmutableArray<string> Errors,
    IReadOnlyDictionary<int, IReadOnlyList<(int Fold, LossCurves Curves)>> Curves,
    Timeline Timeline,
    Fit Fit)
{
    /// <summary>What the final model has learned of classes.</summary>
    public NetInsight Insight { get; init; } = new NetInsight.None();

    /// <summary>What a user should know of the data and of the result.</summary>
    public ImmutableArray<Remark> Remarks { get; init; } = [];

    /// <summary>What people note of the study; null for nothing.</summary>
    public string? Notes { get; init; }

    /// <summary>The winner's out-of-fold predictions of classes.</summary>
    public HeldClasses? Held { get; init; }

    /// <summary>What each column is; empty for images and without a final model.</summary>
    public ImmutableArray<ColumnRow> Columns { get; init; } = [];

    /// <summary>What the columns do to predictions.</summary>
    public InputInsight Inputs { get; init; } = new InputInsight.None();

    /// <summary>How many nets the final model averages.</summary>
    public int Nets { get; init; } = 1;

    /// <summary>Name of the target.</summary>
    public string Target { get; init; } = "";

    /// <summary>Names of the classes; empty if the target is a number.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>The winner's out-of-fold predictions of each label; empty where there are none.</summary>
    public ImmutableArray<HeldLabel> Labels { get; init; } = [];

    /// <summary>How the values of hyperparameters learned.</summary>
    public ImmutableArray<Comparison> Comparisons => Compared.Value;

    /// <summary>The same; computed when it is first asked for, because it takes long. Until then the study must be open.</summary>
    public Lazy<ImmutableArray<Comparison>> Compared { get; init; } = new([]);

    /// <summary>The best configurations whose curves are kept: what a reader compares, and what keeps the file small.</summary>
    public const int MostCurves = 40;

    /// <summary>All configurations with a counted fold, the best first.</summary>
    public IReadOnlyList<LeaderboardRow> Ranked { get; } = View.Board.Ranked();

    /// <summary>Those that take part in the selection, the best first.</summary>
    public IEnumerable<LeaderboardRow> Scored => Ranked.Where(row => row.Summary.Status == ConfigurationStatus.Scored);

    /// <summary>The configuration that all are compared with: the winner, before there is one the best so far.</summary>
    public int? Reference => Selected?.Configuration ?? View.Board.Best;

    /// <summary>How many configurations did worse than <see cref="Reference"/> by more than the folds' spread explains; null if unknown.</summary>
    public int? Worse => Reference is { } winner && View.Board.Folds > 1
        ? Scored.Count(row => row.Configuration != winner && PairedDifference.Compute(row.Folds.AsSpan(), View.Board.Lines(winner), View.Experiment.Validation).IsWorse)
        : null;

    /// <summary>The refit whose model is kept.</summary>
    public RefitResult? Kept => Refits.IsEmpty ? null : KeptRestart.Choose(Refits);

    /// <summary>What configurations are ranked by, for axes and sentences: <c>accuracy</c>, or <c>validation loss</c>.</summary>
    public string ScoreName => View.ScoreName;

    /// <summary>What is minimised, for axes: <c>smooth-l1</c>, or <c>loss</c> where it varies itself.</summary>
    public string LossName => View.Experiment.Settings.GetValueOrDefault("loss.kind") ?? "loss";

    /// <summary>Reads it, also during a search. The selection is read before the folds: it then never refers to folds that are not read yet.</summary>
    /// <param name="study">Open for reading.</param>
    /// <param name="model">The final model, given the refit that is kept.</param>
    public static ReportStudy Read(IStudyReader study, Func<Experiment, RefitResult?, FinalModelView> model)
    {
        var digest = study.Digest;
        var selected = study.Selection();
        ImmutableArray<RefitResult> refits =
            [.. study.Refits().Select(refit => refit.End).OfType<RefitEnd.Trained>().Select(trained => trained.Result)];
        var view = StudyView.Read(study);
        var final = model(view.Experiment, refits.IsEmpty ? null : KeptRestart.Choose(refits));
        return new ReportStudy(
            view,
            study.Card,
            selected,
            refits,
            digest,
            study.Errors(),
            CurvesOf(study, view, selected),
            Timeline.Compute(study.Attempts(), view.Board),
            final.Fit)
        {
            Insight = final.Insight,
            Held = final.Held,
            Columns = final.Columns,
            Inputs = final.Inputs,
            Nets = final.Nets,
            Target = final.Target,
            Classes = final.Classes,
            Labels = final.Labels,
            Remarks = [.. final.DataRemarks, .. digest is null ? [] : ResultRemarks.Find(view, selected, refits, final.Classes, final.Unseen)],
            Compared = new(() => Comparison.Compute(
                view,
                [.. view.Board.Ranked().Where(row => row.Summary.Status == ConfigurationStatus.Scored)],
                configuration => [.. study.Curves(configuration).Select(curve => curve.Curves)])),
        };
    }

    private static Dictionary<int, IReadOnlyList<(int, LossCurves)>> CurvesOf(IStudyReader study, StudyView view, Selected? selected)
    {
        var shown = view.Board.Ranked().Take(MostCurves).Select(row => row.Configuration)
            .Concat(FoldWinners.Find(view.Board).Take(MostCurves).Select(winner => winner.Configuration))
            .Concat(selected is null ? [] : [selected.Configuration])
            .Distinct();
        return shown.ToDictionary(
            configuration => configuration,
            configuration => (IReadOnlyList<(int, LossCurves)>)[.. study.Curves(configuration).Select(curve => (curve.Fold.Fold, curve.Curves))]);
    }
}
