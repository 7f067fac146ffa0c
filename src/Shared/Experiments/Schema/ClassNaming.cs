using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Sections;

namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>Gives an experiment the classes of its data.</summary>
public static class ClassNaming
{
    /// <summary>The same with the classes of the data, by which a metric of one class knows its index and is called by its name.</summary>
    /// <param name="experiment">The experiment as read.</param>
    /// <param name="classes">Names of the classes, in order; the metric's is among them. Empty where they are not known.</param>
    public static Experiment WithClasses(this Experiment experiment, ImmutableArray<string> classes)
    {
        if (experiment.Selection.Among(classes) is not { } selection) return experiment with { Classes = classes };
        return experiment with
        {
            Classes = classes,
            Selection = selection,
            Settings = experiment.Settings.SetItem(SearchSection.Metric.Path, selection.Metric.Text),
        };
    }
}
