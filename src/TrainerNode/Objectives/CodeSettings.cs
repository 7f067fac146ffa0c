using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>A function of the program that runs the search in its own process (package ActorSearch); only that program has it in its catalog.</summary>
public sealed record CodeSettings() : ObjectiveSettings(Word)
{
    public const string Word = "code";

    public static readonly Kind<ObjectiveSettings?> Kind = new(
        Word,
        values => new CodeSettings
        {
            Metrics = [.. values.Get(ObjectiveSection.Metrics).Select(metric => new ObjectiveMetric(metric.Key, metric.Value))],
            IsRepeatable = values.Get(ObjectiveSection.Repeatable),
        },
        ObjectiveSection.Types, ObjectiveSection.Metrics, ObjectiveSection.Repeatable, ObjectiveSection.HasClasses);

    /// <inheritdoc/>
    public override string WhereAbsent =>
        "code is a function of a C# program, which searches by itself with the package ActorSearch. Run that program, or set objective.kind = command.";
}
