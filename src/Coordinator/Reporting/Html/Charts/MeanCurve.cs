using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Statistics;

namespace ActorSearch.Coordinator.Reporting.Html.Charts;

/// <summary>The validation loss of a configuration by epoch, over its folds; a fold that has stopped keeps its last value.</summary>
/// <param name="Epochs">Some of many.</param>
/// <param name="Loss">The mean.</param>
/// <param name="Low">Of the lowest fold.</param>
/// <param name="High">Of the highest fold.</param>
internal sealed record MeanCurve(IReadOnlyList<int> Epochs, IReadOnlyList<double?> Loss, IReadOnlyList<double?> Low, IReadOnlyList<double?> High)
{
    private const int MostEpochs = 400;

    /// <summary>As the script takes it.</summary>
    public Members Json => new() { ["epochs"] = Epochs, ["loss"] = Loss, ["low"] = Low, ["high"] = High };

    public static MeanCurve Compute(IEnumerable<LossCurves> folds)
    {
        var whole = folds.Select(curves => curves.Validation).ToList();
        var mean = OneEpoch.Mean(whole);
        var shown = ThinnedCurve.Epochs(mean.Length, OneEpoch.Best(whole, whole) ?? 0, MostEpochs);
        return new MeanCurve(
            shown,
            [.. shown.Select(epoch => ShortNumber.Round(mean[epoch - 1]))],
            [.. shown.Select(epoch => ShortNumber.Round(whole.Min(curve => curve[OneEpoch.Held(epoch, curve.Length) - 1])))],
            [.. shown.Select(epoch => ShortNumber.Round(whole.Max(curve => curve[OneEpoch.Held(epoch, curve.Length) - 1])))]);
    }
}
