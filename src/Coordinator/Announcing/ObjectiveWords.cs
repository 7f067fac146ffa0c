using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Objectives.Commands;

namespace ActorSearch.Coordinator.Announcing;

/// <summary>What is trained instead of nets.</summary>
internal static class ObjectiveWords
{
    public static string Describe(ObjectiveSettings objective, Experiment experiment) =>
        (objective is CommandSettings command ? string.Join(' ', command.Run) : objective.Name)
        + (experiment.Schema.Parameters.IsEmpty ? "" : $", with {string.Join(", ", experiment.Schema.Parameters.Keys)}");
}
