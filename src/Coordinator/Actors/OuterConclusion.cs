using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Nested;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Computes the winners of the searches for the outer folds, and at the end their scores.</summary>
/// <param name="counted">All counted folds; none is added meanwhile.</param>
internal sealed class OuterConclusion(SearchTask task, CountedFolds counted)
{
    private readonly Lazy<TrainingRows> _rows = new(() => new TrainingRows(task.Rows, task.Experiment.Validation, task.Experiment.Seed));

    /// <summary>Selects the winner of each search; null if no configuration can win.</summary>
    public ImmutableArray<OuterWinner?> Select(IStudyReader reader) => [.. counted.Boards.Skip(1).Select(board =>
    {
        var selected = Selection.Choose(task.Experiment.Selection.Rule, task.Experiment.Refit.Epochs, board, counted.ParametersOf);
        if (selected is null)
        {
            return null;
        }

        var winner = task.Experiment.Configure(selected.Configuration, reader.OuterChoices(selected.Configuration));
        return new OuterWinner(selected, winner, task.Experiment.Refit.Kind is RefitKind.Folds ? Epochs(board, winner) : []);
    })];

    /// <summary>Scores the outer folds and adds them to the digest.</summary>
    /// <param name="main">Digest of the search over all rows.</param>
    /// <param name="winners">The winners for the outer folds.</param>
    /// <param name="refits">Refits of the winners, in the same order.</param>
    public (ImmutableArray<OuterFold> Folds, string Digest) End(
        IStudyReader reader, string main, ImmutableArray<OuterWinner?> winners, ImmutableArray<ImmutableArray<RefitEnd>> refits)
    {
        if (winners.IsDefaultOrEmpty)
        {
            return ([], main);
        }

        ImmutableArray<OuterFold> folds = [.. winners.Select((winner, place) => Fold(reader, new OuterPart(place + 1, winners.Length), winner, refits[place]))];
        return (folds, OuterDigest.Compute(main, folds.Select(fold => (fold, reader.OuterDigestOf(task.Blocks, fold.Part, fold.Selected)))));
    }

    private OuterFold Fold(IStudyReader reader, OuterPart part, OuterWinner? winner, ImmutableArray<RefitEnd> refits)
    {
        var rows = _rows.Value.Outer(part);
        if (winner is not var (selected, configuration, _))
        {
            return new OuterFold(part.Number, rows.Validation.Length, null, [], 0, null, $"{NoWinner.ReasonOf(counted.Boards[part.Number])}.");
        }

        var (result, reason) = task.Experiment.Refit.Kind is RefitKind.Folds ? Mean(reader, winner, rows.Train, rows.Validation) : Kept(refits);
        return new OuterFold(
            part.Number, rows.Validation.Length, selected with { Configuration = task.Blocks.Within(selected.Configuration) }, configuration.Choices[..^1],
            result?.Epochs ?? 0, result?.Test, reason);
    }

    private static (RefitResult? Kept, string? Reason) Kept(ImmutableArray<RefitEnd> refits)
    {
        RefitResult[] trained = [.. refits.OfType<RefitEnd.Trained>().Select(end => end.Result)];
        return trained.Length > 0 ? (KeptRestart.Choose(trained), null)
            : (null, refits.OfType<RefitEnd.Failed>().Select(end => end.Reason).FirstOrDefault("its winner was not trained."));
    }

    private (RefitResult? Mean, string? Reason) Mean(IStudyReader reader, OuterWinner winner, int[] searched, int[] held)
    {
        if (winner.Epochs.Any(epoch => reader.OutOfFold(winner.Winner.Key, epoch.Fold, epoch.Epoch) is null))
        {
            return (null, "its winner was not trained.");
        }

        var data = task.Data with { Train = task.Rows.Only(searched), Test = task.Rows.Only(held) };
        var (mean, reasons) = FoldModels.Average(reader, new ChosenWinner(winner.Selected, winner.Winner, winner.Epochs), data, task.Experiment.Metrics);
        return (mean?.Result, mean is null ? reasons[0] : null);
    }

    private ImmutableArray<ScoredEpoch> Epochs(Leaderboard board, Configuration winner)
    {
        var folds = task.Store.Scored(winner.Key);
        return
        [
            .. board.Lines(winner.Index).ToArray().Select((line, fold) =>
            {
                var curves = folds[fold].Curves;
                var epoch = OneEpoch.Held(line.ScoredEpoch, curves.Epochs);
                return new ScoredEpoch(fold, epoch, curves.Train[epoch - 1], curves.Validation[epoch - 1]);
            }),
        ];
    }
}
