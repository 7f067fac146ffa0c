namespace ActorSearch.Shared.Randomness;

/// <summary>What a stream of draws is for: different purposes never share a draw. The numbers are part of the results; never change one.</summary>
public enum StreamPurpose
{
    /// <summary>Assigning rows to folds.</summary>
    Split = 1,

    /// <summary>Initial weights.</summary>
    InitialWeights = 2,

    /// <summary>Order of rows in an epoch.</summary>
    Shuffle = 3,

    /// <summary>Dropout masks of an epoch.</summary>
    Dropout = 4,

    /// <summary>Points of a generated data set.</summary>
    GeneratedData = 5,

    /// <summary>Draws from the search space.</summary>
    SearchSpace = 6,

    /// <summary>Augmentation of training batches.</summary>
    Augmentation = 7,

    /// <summary>First positions of a t-SNE map.</summary>
    Embedding = 8,

    /// <summary>Folds drawn to estimate the selection bias of a score.</summary>
    Bootstrap = 9,

    /// <summary>Rows that a refit holds out.</summary>
    RefitSplit = 10,

    /// <summary>What a search strategy draws for a suggestion.</summary>
    Suggestion = 11,

    /// <summary>Assigning rows to outer folds.</summary>
    OuterSplit = 12,

    /// <summary>Draws of an objective, and the seed that it gets.</summary>
    Objective = 13,

    /// <summary>Parts of the training rows for target statistics of categories; the column stands in for the epoch.</summary>
    TargetStatistics = 14,

    /// <summary>Orders in which the values of a column are shuffled to see how much predictions need it; the column is the member, the repeat the epoch.</summary>
    Permutation = 15,
}
