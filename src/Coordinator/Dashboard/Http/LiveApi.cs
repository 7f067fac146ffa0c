using System.Collections.Immutable;
using ActorSearch.Coordinator.Dashboard.Answers;
using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using Serilog.Events;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>What can be read of a search and asked of it.</summary>
/// <param name="study">The search.</param>
/// <param name="details">What is asked of its store.</param>
/// <param name="charts">What charts are drawn from.</param>
internal sealed class LiveApi(LiveStudy study, StudyDetails details, LiveCharts charts)
{
    private static readonly Parameter.Whole Offset = new("offset", "How many to skip.", 0, int.MaxValue, 0);
    private static readonly Parameter.Whole Limit = new("limit", "The largest number of items.", 1, 500, 50);
    private static readonly Parameter.Word Order = new("order", "Ascending or descending.", ["ascending", "descending"], "ascending");
    private static readonly Parameter.Word Sort = new("sort", "The value to sort by.", ["rank", "configuration", "mean", "deviation"], "rank");
    private static readonly Parameter.Word Status = new(
        "status", "Only those with this status.", ["incomplete", "scored", "not-finite", "pruned", "failed", "quarantined"]);

    private static readonly Parameter.Word FoldStatuses = new("status", "Only those with this status.", ["scored", "pruned", "failed", "quarantined"]);
    private static readonly Parameter.Whole Of = new("configuration", "Only those of this configuration.", 0, int.MaxValue);
    private static readonly Parameter.Whole One = Of with { Description = "Its index.", IsInPath = true };
    private static readonly Parameter.Whole Fold = new("fold", "Its number within the configuration.", 0, int.MaxValue) { IsInPath = true };
    private static readonly Parameter.Any Node = new("node", "Its id from /api/nodes.") { IsInPath = true };
    private static readonly Parameter.Whole After = new("after", "Only lines after this number.", 0, int.MaxValue, 0);
    private static readonly Parameter.Word Level = new("level", "Only lines of this level and above.", ["debug", "info", "warning", "error"], "debug");

    private readonly StudyAnswers _answers = new(study);

    /// <summary>All routes.</summary>
    public ImmutableArray<Route> Routes =>
    [
        new Route.Answer("/api/study", "The study and its progress.", typeof(StudyAnswer), _ => _answers.Study()),
        new Route.Answer("/api/best", "The winner, or the best configuration so far.", typeof(BestAnswer), _ => details.Best()),
        new Route.Answer(
            "/api/configurations", "The configurations with a recorded fold.", typeof(PageAnswer<RowAnswer>),
            query => details.Configurations(
                Enum.Parse<ConfigurationOrder>(query.Text(Sort)!, ignoreCase: true), query.Text(Order) == "descending",
                query.Text(Status) is { } status ? Enum.Parse<ConfigurationStatus>(status.Replace("-", "", StringComparison.Ordinal), ignoreCase: true) : null,
                query.Whole(Offset), query.Whole(Limit)))
        {
            Parameters = [Sort, Order, Status, Offset, Limit],
        },
        new Route.Answer(
            "/api/configurations/{configuration}", "One configuration with its folds and their curves.", typeof(ConfigurationAnswer),
            query => details.Configuration(query.Whole(One)))
        {
            Parameters = [One], MayMiss = true,
        },
        new Route.Answer(
            "/api/folds", "The recorded folds.", typeof(PageAnswer<FoldAnswer>),
            query => details.Folds(
                new FoldFilter(query.WholeOrNull(Of), query.Text(FoldStatuses) is { } status ? Enum.Parse<FoldStatus>(status, ignoreCase: true) : null),
                query.Whole(Offset), query.Whole(Limit)))
        {
            Parameters = [Of, FoldStatuses, Offset, Limit],
        },
        new Route.Answer(
            "/api/nodes", "The connected nodes, those with a problem first.", typeof(PageAnswer<NodeAnswer>),
            query => _answers.Nodes(query.Whole(Offset), query.Whole(Limit)))
        {
            Parameters = [Offset, Limit],
        },
        new Route.Answer("/api/learning", "What trains now beside the best configuration.", typeof(LearningAnswer), _ => charts.Learning()),
        new Route.Answer("/api/space", "All configurations through their hyperparameters; of many the best and an even selection.", typeof(SpaceAnswer), _ => charts.Space()),
        new Route.Answer("/api/slots", "What each slot trained when.", typeof(SlotsAnswer), _ => charts.Slots()),
        new Route.Answer("/api/troubles", "Lost nodes, quarantined folds, results that differ.", typeof(TroublesAnswer), _ => study.Troubles.Answer()),
        new Route.Answer(
            "/api/log", "The latest lines of the log.", typeof(LogPage),
            query => study.Lines.After(query.Whole(After), query.Whole(Limit), AtLeast(query.Text(Level)!)))
        {
            Parameters = [After, Level, Limit],
        },
        new Route.Act("/api/pause", "Start no new trainings; running ones finish.", _ => new SearchAction.Pause()),
        new Route.Act("/api/resume", "Start new trainings again, after a pause or before a stop.", _ => new SearchAction.Resume()),
        new Route.Act("/api/stop", "End the run after the running trainings; the same command resumes it.", _ => new SearchAction.StopAfterThis()),
        new Route.Act("/api/nodes/{node}/drain", "Give a node no new work.", query => new SearchAction.Drain(NodeOf(query))) { Parameters = [Node] },
        new Route.Act("/api/nodes/{node}/undrain", "Give a drained node work again.", query => new SearchAction.Undrain(NodeOf(query))) { Parameters = [Node] },
        new Route.Act(
            "/api/folds/{configuration}/{fold}/requeue", "Retry a quarantined fold.",
            query => details.Requeue(query.Whole(One), query.Whole(Fold)))
        {
            Parameters = [One, Fold], MayMiss = true,
        },
    ];

    private static NodeId NodeOf(Query query) => new(query.Text(Node)!);

    private static Func<LogEvent, bool> AtLeast(string level)
    {
        var least = level switch
        {
            "error" => LogEventLevel.Error,
            "warning" => LogEventLevel.Warning,
            "info" => LogEventLevel.Information,
            _ => LogEventLevel.Verbose,
        };
        return logged => logged.Level >= least;
    }
}
