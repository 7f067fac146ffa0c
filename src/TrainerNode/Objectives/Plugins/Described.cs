using ActorSearch.Abstractions;

namespace ActorSearch.TrainerNode.Objectives.Plugins;

/// <summary>An objective whose description was read once, when it was loaded: it cannot change or throw later.</summary>
internal sealed class Described : IObjective
{
    private readonly IObjective _objective;

    /// <exception cref="TypeLoadException">It cannot be described.</exception>
    public Described(IObjective objective)
    {
        _objective = objective;
        try
        {
            (Name, Data, IsRepeatable) = (objective.Name, objective.Data, objective.IsRepeatable);
            (Parameters, Metrics) = ([.. objective.Parameters], [.. objective.Metrics]);
        }
#pragma warning disable CA1031 // Code of users may throw anything.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            throw new TypeLoadException($"{objective.GetType().Name} does not say what it is: {thrown.Message}", thrown);
        }
    }

    public string Name { get; }

    public IReadOnlyList<ObjectiveParameter> Parameters { get; }

    public DataNeed Data { get; }

    public IReadOnlyList<ObjectiveMetric> Metrics { get; }

    public bool IsRepeatable { get; }

    public IObjectiveRun Open(ObjectiveData data) => _objective.Open(data);
}
