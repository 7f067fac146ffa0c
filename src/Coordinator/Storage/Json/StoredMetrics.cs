using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Storage.Json;

/// <summary>Metrics as the store keeps them: the first three of a regression, the others of classes, one count a class.</summary>
internal sealed record StoredMetrics(double? Mae, double? Rmse, double? R2, int[]? Support, int[]? Predicted, int[]? Hits, int? K, int? InTopK)
{
    public static StoredMetrics Of(ModelMetrics metrics) => metrics switch
    {
        RegressionMetrics numbers => new(numbers.MeanAbsoluteError, numbers.RootMeanSquaredError, numbers.R2, null, null, null, null, null),
        ClassMetrics classes => new(
            null, null, null,
            [.. classes.Classes.Select(counts => counts.Support)],
            [.. classes.Classes.Select(counts => counts.Predicted)],
            [.. classes.Classes.Select(counts => counts.Hits)],
            classes.K, classes.InTopK),
        _ => throw new InvalidOperationException($"{metrics.GetType().Name} is not a kind of metrics."),
    };

    public ModelMetrics ToMetrics() => Support is null
        ? new RegressionMetrics(Mae!.Value, Rmse!.Value, R2!.Value)
        : new ClassMetrics([.. Support.Select((rows, i) => new ClassCounts(rows, Predicted![i], Hits![i]))], K!.Value, InTopK!.Value);
}
