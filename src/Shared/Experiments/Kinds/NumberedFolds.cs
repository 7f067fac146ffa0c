using ActorSearch.Shared.Checking;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>Folds without rows: repeats of one training that differ by their number and seed.</summary>
/// <param name="Folds">Trainings of one repeat, ≥ 1.</param>
/// <param name="Repeats">≥ 1.</param>
public sealed record NumberedFolds(int Folds, int Repeats) : ValidationSettings
{
    /// <inheritdoc/>
    public override int Folds { get; } = Folds;

    /// <inheritdoc/>
    public override int Repeats { get; } = Repeats;

    /// <summary>No two trainings share rows.</summary>
    public override double TestToTrain => 0;

    /// <inheritdoc/>
    public override Mistake? Check(int rows) => null;

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold) => new([], []);

    /// <inheritdoc/>
    public override string Words(bool hasClasses) => $"{Folds * Repeats} numbered trainings without rows";
}
