using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Shared.Experiments.Spaces;

/// <summary>Configurations of an experiment.</summary>
public static class ExperimentConfigurations
{
    /// <summary>The configuration that these choices make of the experiment.</summary>
    /// <exception cref="FormatException">A choice is not canonical for its setting.</exception>
    public static Configuration Configure(this Experiment experiment, int index, ImmutableArray<Choice> choices) =>
        new ConfigurationMaker(experiment.Schema, experiment.Settings).Make(index, choices);
}
