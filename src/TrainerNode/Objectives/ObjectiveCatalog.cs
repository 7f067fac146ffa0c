using System.Collections.Frozen;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>What this process can train, by the name of the objective (<see cref="ModelSettings.Objective"/>).</summary>
public sealed class ObjectiveCatalog
{
    private readonly FrozenDictionary<string, Func<Experiment, DataSet, TrainerSlot, ITrainer>> _byName;

    private ObjectiveCatalog(IEnumerable<KeyValuePair<string, Func<Experiment, DataSet, TrainerSlot, ITrainer>>> all) => _byName = all.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Why objectives cannot be trained here whose names are not in the catalog, and how they are opened.</summary>
    private (Func<ObjectiveSettings, bool> Takes, Func<ObjectiveSettings, Mistake?> Check, Func<Experiment, DataSet, TrainerSlot, ITrainer> Open)? Others { get; init; }

    /// <summary>An empty catalog.</summary>
    public static ObjectiveCatalog Empty { get; } = new([]);

    /// <summary>Names of the objectives.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>The same with one more.</summary>
    /// <param name="name">What settings call it.</param>
    /// <param name="open">Opens a trainer; called on the thread of the slot that it is for, when the first training comes.</param>
    /// <exception cref="ArgumentException">There is one of this name.</exception>
    public ObjectiveCatalog With(string name, Func<Experiment, DataSet, ITrainer> open) => With(name, (experiment, data, _) => open(experiment, data));

    /// <summary>The same with one more, which has words for the log or trainings that continue.</summary>
    /// <param name="name">What settings call it.</param>
    /// <param name="open">As above; its last argument is the slot.</param>
    /// <exception cref="ArgumentException">There is one of this name.</exception>
    public ObjectiveCatalog With(string name, Func<Experiment, DataSet, TrainerSlot, ITrainer> open) => _byName.ContainsKey(name)
        ? throw new ArgumentException($"There are two objectives called {name}.", nameof(name))
        : new ObjectiveCatalog(_byName.Append(new(name, open))) { Others = Others };

    /// <summary>The same with objectives that are not known by name before an experiment asks for them.</summary>
    /// <param name="takes">Whether an objective is one of them.</param>
    /// <param name="check">Why one of them cannot be trained here; null if it can.</param>
    /// <param name="open">Opens a trainer for a slot.</param>
    public ObjectiveCatalog WithOthers(
        Func<ObjectiveSettings, bool> takes, Func<ObjectiveSettings, Mistake?> check, Func<Experiment, DataSet, TrainerSlot, ITrainer> open) =>
        new(_byName) { Others = (takes, check, open) };

    /// <summary>Why this process cannot train what an experiment searches over; null if it can.</summary>
    public Mistake? Check(Experiment experiment) => experiment.Objective is not { } objective ? null
        : _byName.ContainsKey(objective.Name) ? objective.Check(experiment.Schema.Parameters.Keys)
        : Others is { } others && others.Takes(objective) ? others.Check(objective)
        : new Mistake(ObjectiveSection.Kind.Path, objective.WhereAbsent);

    /// <summary>A trainer for one slot.</summary>
    /// <param name="slot">For which it is.</param>
    /// <exception cref="InvalidOperationException">There is no such objective.</exception>
    public ITrainer Open(string name, Experiment experiment, DataSet data, TrainerSlot slot) => _byName.TryGetValue(name, out var open)
        ? open(experiment, data, slot)
        : experiment.Objective is { } objective && Others is { } others && others.Takes(objective) ? others.Open(experiment, data, slot)
        : throw new InvalidOperationException($"This node has no objective called {name}.");
}
