using System.Collections.Immutable;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>A study as tables show it: read once, as far as the search is at that moment.</summary>
/// <param name="Experiment">What is searched.</param>
/// <param name="Board">The counted folds.</param>
/// <param name="Choices">What each configuration with a counted fold chose, by its index.</param>
public sealed record StudyView(Experiment Experiment, Leaderboard Board, IReadOnlyDictionary<int, ImmutableArray<Choice>> Choices)
{
    /// <summary>The hyperparameters.</summary>
    public SpaceColumns Columns { get; } = new(Experiment.Space);

    /// <summary>Reads it.</summary>
    public static StudyView Of(StudyReader study)
    {
        var card = study.Card;
        var experiment = Experiment.FromSettings(card.Settings) with { Space = card.Space };
        var board = new Leaderboard(experiment.Validation.Trainings);
        foreach (var fold in study.Folds())
        {
            board.Add(fold.Fold, fold.Line);
        }

        // After the folds: a search that is running may draw more configurations meanwhile, but takes none away.
        return new StudyView(experiment, board, study.Configurations().ToDictionary(drawn => drawn.Index, drawn => drawn.Choices));
    }

    /// <summary>What a configuration chose.</summary>
    public ImmutableArray<Choice> ChoicesOf(int configuration) => Choices[configuration];
}
