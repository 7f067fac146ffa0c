using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Validation;

/// <summary>
/// The outer folds of nested cross-validation (Varma and Simon, «Bias in error estimation when using cross-validation for model selection», 2006): each row is
/// in exactly one part, and each part keeps the shares of the strata.
/// </summary>
public static class OuterSplits
{
    /// <summary>The rows that are searched on, and those of the part.</summary>
    /// <param name="validation">How a search divides its rows: groups are kept here too.</param>
    /// <param name="strata">All training rows, at least as many as there are parts.</param>
    /// <param name="seed">The experiment's.</param>
    public static FoldSplit Split(ValidationSettings validation, Strata strata, ulong seed, OuterPart part)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(strata.Rows, part.Of, nameof(strata));
        var shuffled = Splits.Shuffled(strata.Rows, RandomStream.For(seed, StreamPurpose.OuterSplit));
        return validation.Outer(strata, part.Of, part.Number - 1) ?? StratifiedKFold.Split(shuffled, strata, part.Of, part.Number - 1);
    }

    /// <summary>A division of some rows as one of the table's rows.</summary>
    /// <param name="rows">Which rows were divided, ascending.</param>
    /// <param name="split">Places among them.</param>
    public static FoldSplit Within(int[] rows, FoldSplit split) =>
        new([.. split.Train.Select(place => rows[place])], [.. split.Validation.Select(place => rows[place])]);
}
