using System.Collections.Immutable;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Statistics;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>How the values of one listed hyperparameter learned.</summary>
/// <param name="Place">Of the hyperparameter in the space.</param>
/// <param name="Values">What it took, in the order of the space.</param>
internal sealed record Comparison(int Place, ImmutableArray<ComparedValue> Values)
{
    /// <summary>A chart with more curves is unreadable.</summary>
    private const int MostValues = 8;

    /// <summary>The most configurations that are read for a value: the best one and an even selection of the ranking.</summary>
    private const int MostConfigurations = 40;

    /// <summary>As the script takes it.</summary>
    public Members Json => new() { ["place"] = Place, ["values"] = Values.Select(value => value.Json) };

    /// <summary>The comparisons of a study; none where no listed hyperparameter took two values.</summary>
    /// <param name="view">The study.</param>
    /// <param name="scored">The configurations that can win, the best first.</param>
    /// <param name="curves">The curves of a configuration's folds.</param>
    public static ImmutableArray<Comparison> Compute(StudyView view, IReadOnlyList<LeaderboardRow> scored, Func<int, IReadOnlyList<LossCurves>> curves)
    {
        var read = new Dictionary<int, KeptScores[]>();
        var scoring = new Scoring(view.Experiment.Selection.Rule, view.Metric);
        var comparisons = ImmutableArray.CreateBuilder<Comparison>();
        foreach (var (place, dimension) in view.Experiment.Space.Dimensions.Index())
        {
            if (dimension.Values is not DimensionValues.Listed listed)
            {
                continue;
            }

            var groups = scored.ToLookup(row => view.ChoicesOf(row.Configuration).FirstOrDefault(choice => choice.Path == dimension.Path)?.Value);
            var values = listed.Items.Where(groups.Contains).ToList();
            if (values.Count is >= 2 and <= MostValues)
            {
                comparisons.Add(new Comparison(place, [.. values.Select(value => ComparedValue.Compute(value, [.. groups[value].Select(row => row.Configuration)], Read))]));
            }
        }

        return comparisons.ToImmutable();

        KeptScores[] Read(int configuration) => read.TryGetValue(configuration, out var known)
            ? known
            : read[configuration] = KeptScores.Compute(
                scoring,
                stopsEarly: view.ValueOf(configuration, StudyCard.EarlyStopping) != "false",
                view.ValueOf(configuration, StudyCard.Monitor) == StudyCard.OfMetric ? Watched.Metric : Watched.Loss,
                view.Charted?.Name,
                curves(configuration));
    }

    /// <summary>The best one and an even choice of the others, in their order.</summary>
    public static IEnumerable<int> Chosen(IReadOnlyList<int> configurations) => configurations.Count <= MostConfigurations
        ? configurations
        : Enumerable.Range(0, MostConfigurations).Select(i => configurations[(int)((long)i * configurations.Count / MostConfigurations)]);
}

/// <summary>One value of a compared hyperparameter.</summary>
/// <param name="Count">Configurations with it.</param>
/// <param name="Best">Index of the best of them.</param>
/// <param name="BestLoss">The best one: mean, lowest and highest of its folds.</param>
/// <param name="BestMetric">The same of the metric that is shown beside the loss; null where there is none, or it is not defined everywhere.</param>
/// <param name="Loss">All of them: median and quartiles of their means over folds.</param>
/// <param name="Metric">The same of the metric; null where <paramref name="BestMetric"/> is.</param>
internal sealed record ComparedValue(string Value, int Count, int Best, ScoreBand BestLoss, ScoreBand? BestMetric, ScoreBand Loss, ScoreBand? Metric)
{
    /// <summary>As the script takes it.</summary>
    public Members Json => new()
    {
        ["value"] = Value,
        ["count"] = Count,
        ["best"] = Best,
        ["bestLoss"] = Drawn(BestLoss),
        ["bestMetric"] = Drawn(BestMetric),
        ["loss"] = Drawn(Loss),
        ["metric"] = Drawn(Metric),
    };

    /// <param name="value">The value.</param>
    /// <param name="configurations">Those that have it, the best first; at least one.</param>
    /// <param name="read">The folds of a configuration, at least one.</param>
    public static ComparedValue Compute(string value, IReadOnlyList<int> configurations, Func<int, KeptScores[]> read)
    {
        var folds = read(configurations[0]);
        var all = Comparison.Chosen(configurations).Select(read).ToList();
        var hasMetric = all.All(one => one.All(fold => fold.Metric.Length > 0 && fold.Metric.All(double.IsFinite)));
        return new ComparedValue(
            value,
            configurations.Count,
            configurations[0],
            ScoreBand.OfFolds([.. folds.Select(fold => fold.Loss)]),
            hasMetric ? ScoreBand.OfFolds([.. folds.Select(fold => fold.Metric)]) : null,
            ScoreBand.OfMeans([.. all.Select(one => ScoreBand.MeanOf([.. one.Select(fold => fold.Loss)]))]),
            hasMetric ? ScoreBand.OfMeans([.. all.Select(one => ScoreBand.MeanOf([.. one.Select(fold => fold.Metric)]))]) : null);
    }

    private static Members? Drawn(ScoreBand? band) => band is null ? null : new() { ["epochs"] = band.Epochs, ["middle"] = band.Middle, ["low"] = band.Low, ["high"] = band.High };
}
