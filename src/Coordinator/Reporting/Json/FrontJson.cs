using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Json;

/// <summary>The Pareto front in JSON files.</summary>
/// <param name="Goals">The goals in order.</param>
/// <param name="Hypervolume">The share of the box between the best and the worst of each goal that the front dominates.</param>
/// <param name="Configurations">The best by the first goal first.</param>
internal sealed record FrontJson(IReadOnlyList<FrontGoal> Goals, double Hypervolume, IReadOnlyList<FrontMember> Configurations)
{
    /// <summary>As <c>best.json</c> has it.</summary>
    [JsonIgnore]
    public Members Members => new()
    {
        ["goals"] = Goals.Select(goal => new Members { ["goal"] = goal.Goal, ["higherIsBetter"] = goal.HigherIsBetter }),
        ["hypervolume"] = Hypervolume,
        ["configurations"] = Configurations.Select(member => new Members
        {
            ["configuration"] = member.Configuration,
            ["values"] = member.Values,
            ["choices"] = new Members(member.Choices.Select(choice => KeyValuePair.Create(choice.Key, (object?)choice.Value))),
        }),
    };

    /// <summary>The front of a study; null with one goal.</summary>
    public static FrontJson? Create(StudyView study) => study.Front is not { } front ? null : new(
        [.. front.Goals.Select(goal => new FrontGoal(goal.Text, goal.HigherIsBetter))],
        Significand.Shortest(front.Share),
        [.. front.Members.Select(row => new FrontMember(row.Configuration, ValuesOf(row), ChoicesOf(study, row.Configuration)))]);

    private static OrderedDictionary<string, JsonNode?> ChoicesOf(StudyView study, int configuration) =>
        new(study.ChoicesOf(configuration).Select(choice => KeyValuePair.Create(choice.Path, TypedValue.Parse(choice.Path, choice.Value))));

    private static IReadOnlyList<double> ValuesOf(LeaderboardRow row) => [.. row.Summary.Goals.Select(Significand.Shortest)];
}

/// <summary>A goal.</summary>
internal sealed record FrontGoal(string Goal, bool HigherIsBetter);

/// <summary>A configuration of the front.</summary>
/// <param name="Values">By goal, in units of the goal.</param>
internal sealed record FrontMember(int Configuration, IReadOnlyList<double> Values, OrderedDictionary<string, JsonNode?> Choices);
