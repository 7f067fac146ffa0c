using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Objectives.Plugins;

/// <summary>An objective that is an object of this program: trained like one of a plug-in, but by this process alone.</summary>
public sealed class InProcessObjective
{
    private readonly Described _objective;

    private InProcessObjective(Described objective) => _objective = objective;

    /// <summary>Reads the description of an objective, or says why it has none.</summary>
    /// <param name="taken">Names of objectives that it may not have.</param>
    public static Checked<InProcessObjective> Create(IObjective objective, IEnumerable<string> taken)
    {
        try
        {
            var described = new Described(objective);
            return taken.Contains(described.Name, StringComparer.Ordinal)
                ? Wrong(described.Name, $"there is already an objective called {described.Name}. Rename it.")
                : new Checked<InProcessObjective>.Right(new InProcessObjective(described));
        }
        catch (TypeLoadException thrown)
        {
            return Wrong(objective.GetType().Name, thrown.Message);
        }
    }

    /// <summary>The word of <c>objective.kind</c>.</summary>
    public string Name => _objective.Name;

    /// <summary>What an experiment may ask for.</summary>
    public OfferedObjective Offered => new(_objective, Sha256: null);

    /// <summary>A trainer for one slot.</summary>
    /// <param name="experiment">Of this objective.</param>
    public ITrainer Open(Experiment experiment, DataSet data, TrainerSlot slot)
    {
        var settings = (PluginSettings)experiment.Objective!;
        return settings.Timeout is null ? new ObjectiveTrainer(experiment, data, Opened) : new ObjectiveTrainer(experiment, data, Opened, settings, slot.Leave);

        IObjectiveRun Opened() => new HeardRun(_objective.Open(PluginRows.Create(data, settings.Reads)));
    }

    private static Checked<InProcessObjective>.Wrong Wrong(string name, string sentence) => new([new Mistake($"objective {name}", sentence)]);
}
