using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Validation.Groups;

/// <summary>Folds of whole groups, which the data alone decides about.</summary>
public abstract record GroupFolds : ValidationSettings
{
    /// <inheritdoc/>
    public override int Repeats => 1;

    /// <inheritdoc/>
    public override double TestToTrain => 1.0 / (Folds - 1);

    /// <inheritdoc/>
    public override bool UsesGroups => true;

    /// <inheritdoc/>
    public override bool IsDrawn => false;

    /// <inheritdoc/>
    public override Mistake? Check(int rows) => FoldCount.Check(Folds, rows);

    /// <inheritdoc/>
    public override FoldSplit? HoldOut(Strata strata, int[] shuffled, double share) => GroupRows.HoldOut(strata, shuffled, share);
}
