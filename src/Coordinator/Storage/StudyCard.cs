using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Coordinator.Storage;

/// <summary>What a study is of: by it a later run knows whether it may go on with it.</summary>
/// <param name="Settings">See <see cref="Experiment.Settings"/>.</param>
/// <param name="Space">What varied.</param>
/// <param name="DataSha256">Of the data.</param>
/// <param name="Version">Of the program that made it.</param>
public sealed record StudyCard(
    ImmutableSortedDictionary<string, string> Settings, SearchSpace Space, string DataSha256, string Version)
{
    /// <summary>Names of the classes, in order; empty where there are none, and in a study of an earlier version.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>What its configurations are ranked by.</summary>
    public SelectionMetric Metric =>
        Settings.TryGetValue("selection.metric", out var text) && new SelectionMetricKind().TryParse(text, out var metric)
            ? metric.Among(Classes) ?? metric
            : default;

    /// <summary>The card of an experiment.</summary>
    public static StudyCard Of(Experiment experiment, string dataSha256, string version) =>
        new(experiment.Settings, experiment.Space, dataSha256, version) { Classes = experiment.Classes };
}
