using ActorSearch.Shared.Checking;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>How the training rows are divided for validation.</summary>
public abstract record ValidationSettings
{
    /// <summary>Trainings of one repeat, ≥ 1.</summary>
    public abstract int Folds { get; }

    /// <summary>How many times, each with another shuffle, ≥ 1.</summary>
    public abstract int Repeats { get; }

    /// <summary>How many trainings one configuration takes: folds × repeats.</summary>
    public int Trainings => Folds * Repeats;

    /// <summary>Validation rows for each training row; the variance of paired differences is corrected by it.</summary>
    public abstract double TestToTrain { get; }

    /// <summary>Whether the division looks at the strata of the rows.</summary>
    public virtual bool IsStratified => false;

    /// <summary>Why so many rows cannot be divided, or null.</summary>
    public abstract Mistake? Check(int rows);

    /// <summary>The rows of one training.</summary>
    /// <param name="strata">The rows, which have passed <see cref="Check"/>.</param>
    /// <param name="shuffled">The rows in the order that the repeat has drawn.</param>
    /// <param name="fold">Within the repeat, from 0.</param>
    public abstract FoldSplit Split(Strata strata, int[] shuffled, int fold);

    /// <summary>Text for the announcement of a search: <c>5 folds</c>.</summary>
    /// <param name="hasClasses">Whether the target's values are classes.</param>
    public abstract string Words(bool hasClasses);
}
