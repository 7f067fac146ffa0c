namespace ActorSearch.Abstractions;

/// <summary>
/// Something that turns hyperparameters and a fold into a loss. An implementation needs a public constructor without parameters; it may throw there,
/// and then the experiment is refused before anything is trained.
/// </summary>
public interface IObjective
{
    /// <summary>The word of <c>objective.kind</c>: letters, digits and '-', begins with a letter.</summary>
    string Name { get; }

    /// <summary>Its hyperparameters. An experiment varies them in <c>space</c>, or gives them one value in <c>objective.parameters</c>.</summary>
    IReadOnlyList<ObjectiveParameter> Parameters { get; }

    /// <summary>What a run needs of the data.</summary>
    DataNeed Data => DataNeed.Rows;

    /// <summary>What it reports beside the losses. Every reported epoch has all of them; <c>selection.metric</c> may name one.</summary>
    IReadOnlyList<ObjectiveMetric> Metrics => [];

    /// <summary>Whether the same task gives the same numbers to the last bit on every machine. <c>--verify</c> holds it to that.</summary>
    bool IsRepeatable => true;

    /// <summary>Opens a run. Called on the thread of a slot; several runs may be open at a time, each on its own thread.</summary>
    /// <param name="data">The same for all runs of a process; to be read only.</param>
    /// <exception cref="Exception">Any: each fold of this slot then fails with its message.</exception>
    IObjectiveRun Open(ObjectiveData data);
}
