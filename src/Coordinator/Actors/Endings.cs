using System.Collections.Immutable;
using ActorSearch.Coordinator.State;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.Coordinator.Actors;

/// <summary>What is computed from the store when all folds, and then all refits, are in. It takes time and runs off the actor.</summary>
/// <param name="task">What was searched.</param>
/// <param name="board">All counted folds; nothing is counted meanwhile.</param>
internal sealed class Endings(SearchTask task, Leaderboard board)
{
    /// <summary>Picks the winner.</summary>
    public (Selected Selected, Configuration Winner)? Select()
    {
        using var reader = StudyReader.OpenFile(task.Store.Path);
        var selected = Selection.Choose(
            task.Experiment.Selection.Rule,
            task.Experiment.Refit.Epochs,
            board,
            index => Parameters(Configuration(reader, index)),
            index => [.. reader.Curves(index).Select(fold => fold.Curves.Validation)]);
        return selected is null ? null : (selected, Configuration(reader, selected.Configuration));
    }

    /// <summary>Sums the search up.</summary>
    public SearchEnd End((Selected Selected, Configuration Winner)? chosen)
    {
        using var reader = StudyReader.OpenFile(task.Store.Path);
        var digest = reader.DigestOf(chosen?.Selected);
        if (chosen is not var (selected, winner))
        {
            return new SearchEnd.AllFailed(board, digest);
        }

        var refits = reader.Refits();
        ImmutableArray<RefitResult> trained = [.. refits.Select(refit => refit.End).OfType<RefitEnd.Trained>().Select(end => end.Result)];
        if (trained.IsEmpty)
        {
            ImmutableArray<string> reasons = [.. refits.Select(refit => refit.End).OfType<RefitEnd.Failed>().Select(end => end.Reason)];
            return new SearchEnd.NoModel(winner, selected, reasons, board, digest);
        }

        var kept = MedianRestart.Of(trained);
        return new SearchEnd.Finished(winner, selected, trained, kept, reader.Model(kept.Restart)!, board, digest);
    }

    /// <summary>The digest of a search that came to its end.</summary>
    public static string DigestOf(SearchEnd end) => end switch
    {
        SearchEnd.Finished finished => finished.Digest,
        SearchEnd.AllFailed failed => failed.Digest,
        SearchEnd.NoModel none => none.Digest,
        _ => throw new InvalidOperationException($"{end.GetType().Name} is not computed."),
    };

    private Configuration Configuration(StudyReader reader, int index) =>
        task.Experiment.Configure(index, reader.Choices(index) ?? throw new InvalidOperationException($"Configuration {index} is not in the store."));

    private long Parameters(Configuration configuration) => configuration.Hyperparameters.Model is ModelSettings.Noop
        ? 0
        : ModelSize.Parameters(configuration.Hyperparameters.Model, task.Rows);
}
