using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Search.Walks;

/// <summary>Decides which configuration comes next. The same answers follow from the same results.</summary>
public interface ISearchStrategy
{
    /// <summary>How many configurations it will give in all.</summary>
    int Count { get; }

    /// <summary>The next configuration, indices counting from 0; null when there are no more.</summary>
    Configuration? Next();

    /// <summary>Tells what came of one.</summary>
    /// <param name="configuration">Its index.</param>
    /// <param name="meanLoss">Mean over folds of the best validation loss; NaN when a fold failed.</param>
    void Tell(int configuration, double meanLoss);
}
