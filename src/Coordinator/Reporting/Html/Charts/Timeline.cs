using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Html.Charts;

/// <summary>The attempts over time. Times are seconds of work: pauses without training, for example between two runs, are left out.</summary>
/// <param name="Lanes">Where things are trained: a slot of a node, or a node where the slot is not known.</param>
/// <param name="Bars">The attempts that have ended, by their beginning.</param>
/// <param name="Improvements">Each configuration that became the best one when its last fold was counted.</param>
/// <param name="Nodes">How many nodes took part.</param>
/// <param name="Pauses">How many pauses are left out.</param>
internal sealed record Timeline(
    IReadOnlyList<string> Lanes, IReadOnlyList<TimelineBar> Bars, IReadOnlyList<BestScoreStep> Improvements, int Nodes, int Pauses)
{
    /// <summary>Gaps shorter than this are the search's own.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Seconds of work in all.</summary>
    public double Length => Bars.Count == 0 ? 0 : Bars.Max(bar => bar.End);

    /// <summary>Attempts that were lost with their node or crashed, so that their work was handed out again.</summary>
    public int Lost => Bars.Count(bar => bar.State is AttemptState.Lost or AttemptState.Crashed or AttemptState.Forgiven);

    /// <summary>Lays the attempts on lanes.</summary>
    /// <param name="attempts">All of a study.</param>
    /// <param name="board">The counted folds.</param>
    public static Timeline Compute(IEnumerable<StoredAttempt> attempts, Leaderboard board)
    {
        var spans = attempts.Where(attempt => attempt.Ended is not null)
            .Select(attempt => (Attempt: attempt, Begin: BeginOf(attempt), End: attempt.Ended!.Value))
            .OrderBy(span => span.Begin).ToList();
        var nodes = spans.Select(span => span.Attempt.Node).Distinct().Count();
        var lanes = spans.Select(span => LaneOf(span.Attempt, nodes)).Distinct().Order(StringComparer.Ordinal).ToList();
        var places = lanes.Index().ToDictionary(lane => lane.Item, lane => lane.Index);

        var bars = new List<TimelineBar>(spans.Count);
        var (worked, pauses) = (TimeSpan.Zero, 0);
        var busyUntil = spans.Count == 0 ? default : spans[0].Begin;
        foreach (var (attempt, begin, end) in spans)
        {
            if (begin - busyUntil > Pause)
            {
                pauses++;
                busyUntil = begin;
            }

            // From here on `worked` is the place of `busyUntil` on the clock of work.
            var from = worked + (begin - busyUntil);
            bars.Add(new TimelineBar(
                places[LaneOf(attempt, nodes)], from.TotalSeconds, (from + (end - begin)).TotalSeconds, attempt.Configuration, attempt.Fold, attempt.State)
            {
                OutOfFold = attempt.OutOfFold,
            });
            if (end > busyUntil)
            {
                (worked, busyUntil) = (worked + (end - busyUntil), end);
            }
        }

        return new Timeline(lanes, bars, ImprovementsOf(bars, board), nodes, pauses);
    }

    private static List<BestScoreStep> ImprovementsOf(List<TimelineBar> bars, Leaderboard board)
    {
        var improvements = new List<BestScoreStep>();
        var best = double.PositiveInfinity;
        var completed = bars.Where(bar => bar.State == AttemptState.Counted && bar.Fold is not null)
            .GroupBy(bar => bar.Configuration)
            .Select(group => (Configuration: group.Key, At: group.Max(bar => bar.End), Summary: board.Summary(group.Key)))
            .Where(entry => entry.Summary.Status == ConfigurationStatus.Scored)
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Configuration);
        foreach (var (configuration, at, summary) in completed)
        {
            if (summary.Cost < best)
            {
                best = summary.Cost;
                improvements.Add(new BestScoreStep(at, configuration, SelectionCost.Metric(board.Metric, summary.Cost)));
            }
        }

        return improvements;
    }

    // A trainer fetches work ahead, so a training may begin long after it was granted. Where the clock was set back in between, it ended before that.
    private static DateTimeOffset BeginOf(StoredAttempt attempt)
    {
        var end = attempt.Ended!.Value;
        if (attempt.Trained is { } trained && (end - trained > attempt.Granted || end < attempt.Granted)) return end - trained;
        return end < attempt.Granted ? end : attempt.Granted;
    }

    private static string LaneOf(StoredAttempt attempt, int nodes)
    {
        var lane = attempt switch
        {
            { Slot: { } slot } => $"slot {slot}",
            { Restart: not null } => "refits",
            _ => "not counted",
        };
        return nodes == 1 ? lane : $"{attempt.Node} · {lane}";
    }
}

/// <summary>An attempt on its lane.</summary>
/// <param name="Lane">Place in <see cref="Timeline.Lanes"/>.</param>
/// <param name="Begin">Seconds of work.</param>
/// <param name="End">Seconds of work.</param>
/// <param name="Fold">Null for what is trained of the winner.</param>
internal sealed record TimelineBar(int Lane, double Begin, double End, int Configuration, int? Fold, AttemptState State)
{
    /// <summary>The fold of the winner that was trained again; null for all else.</summary>
    public int? OutOfFold { get; init; }
}

/// <summary>A configuration that became the best.</summary>
/// <param name="At">Seconds of work.</param>
/// <param name="Score">Mean over folds of its validation loss, or of the metric that ranks.</param>
internal sealed record BestScoreStep(double At, int Configuration, double Score);
