using System.Collections.Immutable;
using ActorSearch.Abstractions;

namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>What of an objective decides which settings an experiment has.</summary>
/// <param name="Kind">The word of <c>objective.kind</c>.</param>
/// <param name="Parameters">What the values of each hyperparameter are.</param>
/// <param name="Metrics">What it reports beside losses; not <c>loss</c>.</param>
public sealed record ObjectiveShape(
    string Kind, ImmutableSortedDictionary<string, ParameterForm> Parameters, ImmutableSortedDictionary<string, MetricDirection> Metrics)
{
    /// <summary>What it reads of the data.</summary>
    public DataNeed Reads { get; init; } = DataNeed.Files;

    /// <summary>The objective itself, which knows defaults and bounds; null where only its canonical settings are at hand, or it is a program.</summary>
    public OfferedObjective? Offered { get; init; }

    /// <summary>That of an objective.</summary>
    public static ObjectiveShape FromObjective(OfferedObjective offered) => new(
        offered.Objective.Name,
        offered.Objective.Parameters.ToImmutableSortedDictionary(parameter => parameter.Name, FormOf, StringComparer.Ordinal),
        offered.Objective.Metrics.ToImmutableSortedDictionary(metric => metric.Name, metric => metric.Direction, StringComparer.Ordinal))
    {
        Reads = offered.Objective.Data,
        Offered = offered,
    };

    private static ParameterForm FormOf(ObjectiveParameter parameter) => parameter.Type switch
    {
        ParameterType.Number => ParameterForm.Number,
        ParameterType.Whole => ParameterForm.Whole,
        ParameterType.Flag => ParameterForm.Flag,
        _ => ParameterForm.Text,
    };
}

/// <summary>An objective that experiments may ask for.</summary>
/// <param name="Objective">The objective.</param>
/// <param name="Sha256">Of its code and of everything that it needs: 64 lower-case hex digits; null for an object of this program.</param>
public sealed record OfferedObjective(IObjective Objective, string? Sha256);
