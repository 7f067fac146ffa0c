using System.Collections.Immutable;
using System.Security.Cryptography;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Computes the selection after the last fold and the end of the search after the last refit. It takes time and does not run in the actor.</summary>
/// <param name="counted">All counted folds; none is added meanwhile.</param>
internal sealed class SearchConclusion(SearchTask task, CountedFolds counted)
{
    private readonly Leaderboard _board = counted.Leaderboard;
    private readonly OuterConclusion _outer = new(task, counted);

    /// <summary>Selects the winner, and the winner of the search for each outer fold.</summary>
    public SelectedWinners Select()
    {
        using var reader = task.Store.OpenReader();
        return new SelectedWinners(Select(reader), _outer.Select(reader));
    }

    private ChosenWinner? Select(IStudyReader reader)
    {
        var selected = Selection.Choose(
            task.Experiment.Selection.Rule,
            task.Experiment.Refit.Epochs,
            _board,
            index => task.Parameters(Configuration(reader, index)));
        if (selected is null)
        {
            return null;
        }

        var winner = Configuration(reader, selected.Configuration);
        return new ChosenWinner(selected, winner, winner.Hyperparameters.Model.IsNet ? ScoredEpochs.Read(reader, selected) : []);
    }

    /// <param name="outer">The winners for the outer folds.</param>
    /// <param name="refits">The refits of these winners.</param>
    public SearchEnd End(ChosenWinner? chosen, ImmutableArray<OuterWinner?> outer, ImmutableArray<ImmutableArray<RefitEnd>> refits)
    {
        using var reader = task.Store.OpenReader();
        var (folds, digest) = _outer.End(reader, reader.DigestOf(chosen?.Selected), outer, refits);
        return End(reader, chosen, digest) with { Outer = folds };
    }

    private SearchEnd End(IStudyReader reader, ChosenWinner? chosen, string digest)
    {
        if (chosen is not var (selected, winner, epochs))
        {
            return new SearchEnd.AllFailed(_board, digest);
        }

        if (task.Experiment.Refit.Kind is RefitKind.Folds)
        {
            var (mean, missing) = FoldModels.Average(reader, chosen, task.Data, task.Experiment.Metrics);
            return mean is null
                ? new SearchEnd.NoModel(winner, selected, missing, _board, digest)
                : new SearchEnd.Finished(winner, selected, [mean.Result], mean.Result, mean.Model, _board, digest) { Epochs = epochs };
        }

        var refits = reader.Refits();
        ImmutableArray<RefitResult> trained = [.. refits.Select(refit => refit.End).OfType<RefitEnd.Trained>().Select(end => end.Result)];
        if (trained.IsEmpty)
        {
            ImmutableArray<string> reasons = [.. refits.Select(refit => refit.End).OfType<RefitEnd.Failed>().Select(end => end.Reason)];
            return new SearchEnd.NoModel(winner, selected, reasons, _board, digest);
        }

        var kept = KeptRestart.Choose(trained);
        return new SearchEnd.Finished(winner, selected, trained, kept, reader.Model(kept.Restart)!, _board, digest) { Epochs = epochs };
    }

    /// <summary>The last writes of a search.</summary>
    public IEnumerable<StoreWrite> WritesOf(SearchEnd end)
    {
        if (end is SearchEnd.Finished found && task.Experiment.Refit.Kind is RefitKind.Folds)
        {
            yield return new StoreWrite.Averaged(
                found.Winner.Index,
                RefitRecipe.Describe(task.Experiment.Refit, found.Selected),
                new RefitEnd.Trained(found.Kept, found.Model, Convert.ToHexStringLower(SHA256.HashData(found.Model))));
        }

        foreach (var fold in end.Outer)
        {
            yield return new StoreWrite.OuterScored(fold);
        }

        yield return new StoreWrite.Finished(DigestOf(end));
    }

    private static string DigestOf(SearchEnd end) => end switch
    {
        SearchEnd.Finished finished => finished.Digest,
        SearchEnd.AllFailed failed => failed.Digest,
        SearchEnd.NoModel none => none.Digest,
        _ => throw new InvalidOperationException($"{end.GetType().Name} is not computed."),
    };

    private Configuration Configuration(IStudyReader reader, int index) =>
        task.Experiment.Configure(index, reader.Choices(index) ?? throw new InvalidOperationException($"Configuration {index} is not in the store."));
}

/// <summary>The winner, and the winner of the search for each outer fold; null where none can win.</summary>
internal sealed record SelectedWinners(ChosenWinner? Winner, ImmutableArray<OuterWinner?> Outer);
