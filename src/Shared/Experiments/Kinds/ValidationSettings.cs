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

    /// <summary>Whether the folds depend on the labels of the rows; a row can have several.</summary>
    public virtual bool UsesLabels => false;

    /// <summary>Whether rows of one group stay on one side.</summary>
    public virtual bool UsesGroups => false;

    /// <summary>Whether rows validate that come after the training rows in time.</summary>
    public virtual bool UsesTimes => false;

    /// <summary>Whether a column says in which fold each row validates.</summary>
    public virtual bool UsesFolds => false;

    /// <summary>Whether the folds train on nearly all rows, so that the mean of their models can be the final one.</summary>
    public virtual bool TrainsOnMost => Folds > 1;

    /// <summary>Whether the rows of a repeat are drawn.</summary>
    public virtual bool IsDrawn => true;

    /// <summary>Why the rows outside of an outer fold cannot be divided so, to end a sentence; null if they can.</summary>
    public virtual string? NotNested => null;

    /// <summary>Why so many rows cannot be divided, or null.</summary>
    public abstract Mistake? Check(int rows);

    /// <summary>Why these rows cannot be divided, or null.</summary>
    public virtual Mistake? Check(Strata strata) => Check(strata.Rows);

    /// <summary>How many folds the data itself has; null if the settings say it.</summary>
    public virtual int? CountIn(Strata strata) => null;

    /// <summary>The rows outside of an outer fold, and its own; null: by strata.</summary>
    /// <param name="folds">How many outer folds.</param>
    /// <param name="fold">From 0.</param>
    public virtual FoldSplit? Outer(Strata strata, int folds, int fold) => null;

    /// <summary>The rows of a refit, and those that it holds out; null: by strata.</summary>
    /// <param name="shuffled">The rows in a drawn order.</param>
    /// <param name="share">Share of the rows to hold out, in (0, 1).</param>
    public virtual FoldSplit? HoldOut(Strata strata, int[] shuffled, double share) => null;

    /// <summary>The rows of one training.</summary>
    /// <param name="strata">The rows, which have passed <see cref="Check(Strata)"/>.</param>
    /// <param name="shuffled">The rows in the order that the repeat has drawn.</param>
    /// <param name="fold">Within the repeat, from 0.</param>
    public abstract FoldSplit Split(Strata strata, int[] shuffled, int fold);

    /// <summary>Text for the announcement of a search: <c>5 folds</c>.</summary>
    /// <param name="hasClasses">Whether the target's values are classes.</param>
    public abstract string Words(bool hasClasses);
}
