using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode;

namespace ActorSearch.Tests;

/// <summary>Metrics as tests need them.</summary>
internal static class SomeMetrics
{
    /// <summary>Of numbers.</summary>
    public static ModelMetrics Numbers(double mae, double rmse, double r2) => new([new("mae", mae), new("rmse", rmse), new("r2", r2)]);

    /// <summary>Of classes; those of counts follow from the counts.</summary>
    public static ModelMetrics Classes(ImmutableArray<ClassCounts> counts, int inTopK) =>
        new([new("top-k", inTopK / (double)counts.Sum(of => of.Support))]) { Classes = counts };

    /// <summary>A metric as the experiment file has it.</summary>
    public static Metric Named(string text) => BuiltIn.Schema.Values(path => path == SearchSection.Metric.Path ? text : null).Make(SearchSection.Metric);

    /// <summary>The metrics of the catalog, with one that ranks.</summary>
    public static MetricSet Set(bool classes, Metric? ranking = null)
    {
        var values = BuiltIn.Schema.Values(_ => null);
        return new MetricSet(ranking ?? Metric.Loss, [
            .. values.KindsOf(SearchSection.Metric).Where(kind => kind.Takes is null).Select(kind => kind.Make(values)).Where(metric => metric.IsForClasses == classes && !metric.IsForLabels),
        ]);
    }
}
