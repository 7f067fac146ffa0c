using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Nested;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Storage;

/// <summary>
/// A study open for reading, also while a search writes to it. It shows the run that was last begun: configurations that its space does not
/// hold are in the store, but not in here. Every answer is a row at a time; every query throws <see cref="StoreException"/> where the store
/// cannot be read.
/// </summary>
public interface IStudyReader : IDisposable
{
    /// <summary>What the study is of.</summary>
    StudyCard Card { get; }

    /// <summary>The digest of all results; null until the search is finished.</summary>
    string? Digest { get; }

    /// <summary>Why the search ended before its last configuration; null where it did not.</summary>
    EarlyEnd? Early { get; }

    /// <summary>The configurations that were drawn, by index: the index, its key and what the space chose.</summary>
    IEnumerable<DrawnConfiguration> Configurations();

    /// <summary>The nodes that were given work, by their first, and what became of it.</summary>
    IEnumerable<StoredNode> Nodes();

    /// <summary>What the space chose for one configuration; null where it was not drawn.</summary>
    ImmutableArray<Choice>? Choices(int configuration);

    /// <summary>The counted folds, by configuration and fold, without their curves.</summary>
    IEnumerable<StoredFold> Folds();

    /// <summary>Some of the counted folds, by configuration and fold, without their curves.</summary>
    IReadOnlyList<StoredFold> Folds(FoldFilter filter, int offset, int limit);

    /// <summary>How many counted folds pass the filter.</summary>
    int CountFolds(FoldFilter filter);

    /// <summary>The curves of all counted folds, by configuration and fold.</summary>
    IEnumerable<(FoldId Fold, LossCurves Curves)> Curves();

    /// <summary>The curves of one configuration's folds, by fold.</summary>
    IEnumerable<(FoldId Fold, LossCurves Curves)> Curves(int configuration);

    /// <summary>The winner; null until it is picked, or where none can win.</summary>
    Selected? Selection();

    /// <summary>The refits of the winner, by restart; the models' bytes are read with <see cref="Model"/>.</summary>
    ImmutableArray<(int Restart, RefitEnd End)> Refits();

    /// <summary>The bytes of the winner's model of a restart; null where there is none.</summary>
    byte[]? Model(int restart);

    /// <summary>How the second training of one of the winner's folds ended, with its bytes; null where there is none to that epoch.</summary>
    /// <param name="withModel">Whether the bytes must hold the model.</param>
    OutOfFoldEnd? OutOfFold(int configuration, int fold, int epochs, bool withModel = false);

    /// <summary>The same of any configuration that was ever drawn, with the model.</summary>
    OutOfFoldEnd? OutOfFold(ConfigurationKey key, int fold, int epochs, bool withModel = true);

    /// <summary>The attempts at folds and refits of this run's configurations, in the order in which they started.</summary>
    IEnumerable<StoredAttempt> Attempts();

    /// <summary>What the report must show: results that should have been equal and were not.</summary>
    ImmutableArray<string> Errors();

    /// <summary>Computes the digest of what is counted.</summary>
    /// <param name="selected">The winner, or null where there is none.</param>
    string DigestOf(Selected? selected);

    /// <summary>What the winner of an outer fold's search chose, by its index through all searches.</summary>
    /// <exception cref="InvalidOperationException">It is not in the store.</exception>
    ImmutableArray<Choice> OuterChoices(int index);

    /// <summary>The digest of an outer fold's search.</summary>
    /// <param name="blocks">How the indices are divided among the searches.</param>
    /// <param name="part">Which outer fold, from 1.</param>
    /// <param name="selected">The winner, its index within its search; null where there is none.</param>
    string OuterDigestOf(SearchBlocks blocks, int part, Selected? selected);

    /// <summary>How many folds are counted in the searches of the outer folds.</summary>
    int CountOuterFolds();

    /// <summary>The scored outer folds, in order; none before the search is finished.</summary>
    ImmutableArray<OuterFold> OuterFolds();
}
