using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Storage;

/// <summary>The epochs at which a winner's folds are scored: there its out-of-fold predictions are taken.</summary>
public static class ScoredEpochs
{
    /// <summary>By fold; the last epoch of a fold that stopped before the one at which it is scored.</summary>
    /// <param name="reader">Where its folds are stored.</param>
    public static ImmutableArray<ScoredEpoch> Read(IStudyReader reader, Selected selected)
    {
        var lines = reader.Folds(new FoldFilter(selected.Configuration, null), 0, int.MaxValue);
        var curves = reader.Curves(selected.Configuration).Select(fold => fold.Curves).ToList();
        return
        [
            .. lines.Zip(curves, (fold, of) =>
            {
                var epoch = OneEpoch.Held(fold.Line.ScoredEpoch, of.Epochs);
                return new ScoredEpoch(fold.Fold.Fold, epoch, of.Train[epoch - 1], of.Validation[epoch - 1]);
            }),
        ];
    }
}
