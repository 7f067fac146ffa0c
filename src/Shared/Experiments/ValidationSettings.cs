namespace ActorSearch.Shared.Experiments;

/// <summary>How the training rows are divided for validation; one record per scheme.</summary>
public abstract record ValidationSettings
{
    private ValidationSettings()
    {
    }

    /// <summary>How many trainings one configuration takes: folds × repeats.</summary>
    public abstract int Trainings { get; }

    /// <summary>Each row validates once a repeat; rows shuffled by the seed and the repeat.</summary>
    public sealed record KFold(int Folds, int Repeats) : ValidationSettings
    {
        /// <inheritdoc/>
        public override int Trainings => Folds * Repeats;
    }

    /// <summary>k-fold that keeps the share of each class (or of each fifth of a numeric target) in every fold.</summary>
    public sealed record StratifiedKFold(int Folds, int Repeats) : ValidationSettings
    {
        /// <inheritdoc/>
        public override int Trainings => Folds * Repeats;
    }

    /// <summary>One part set aside.</summary>
    /// <param name="Share">Share of the rows that validate, in (0, 1).</param>
    /// <param name="Repeats">How many times, each with another shuffle.</param>
    public sealed record Holdout(double Share, int Repeats) : ValidationSettings
    {
        /// <inheritdoc/>
        public override int Trainings => Repeats;
    }
}
