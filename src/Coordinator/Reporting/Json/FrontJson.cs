using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results.Digests;

namespace ActorSearch.Coordinator.Reporting.Json;

/// <summary>The Pareto front in JSON: the same member <c>paretoFront</c> in <c>best.json</c>, in exports and in the answers of <c>run</c> and <c>show</c>.</summary>
internal static class FrontJson
{
    /// <summary>The goals, the share of their box that the front dominates, and its configurations, the best by the first goal first; null with one goal.</summary>
    public static Members? Create(StudyView study) => study.Front is not { } front ? null : new()
    {
        ["goals"] = front.Goals.Select(goal => new Members { ["goal"] = goal.Text, ["higherIsBetter"] = goal.HigherIsBetter }),
        ["hypervolume"] = Significand.Shortest(front.Share),
        ["configurations"] = front.Members.Select(row => new Members
        {
            ["configuration"] = row.Configuration,
            ["values"] = row.Summary.Goals.Select(Significand.Shortest),
            ["choices"] = TypedValue.Members(study.ChoicesOf(row.Configuration)),
        }),
    };
}
