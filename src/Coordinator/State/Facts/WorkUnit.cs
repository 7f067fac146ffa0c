using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>A unit of work.</summary>
public abstract record WorkUnit
{
    private WorkUnit()
    {
    }

    /// <summary>The outer fold of the search, from 1; 0 is the search over all rows. A fold has it in its index, except in logs and on pages.</summary>
    public int Part { get; init; }

    private string Where => Part == 0 ? "" : $" of outer fold {Part}";

    /// <summary>The training of one fold.</summary>
    public sealed record Fold(FoldId Id) : WorkUnit
    {
        /// <inheritdoc/>
        public override string ToString() => $"fold {Id}{Where}";
    }

    /// <summary>A fold of the winner again, for its out-of-fold predictions.</summary>
    /// <param name="Number">Counted through the repeats, from 0.</param>
    public sealed record OutOfFold(int Number) : WorkUnit
    {
        /// <inheritdoc/>
        public override string ToString() => $"out-of-fold training {Number}{Where}";
    }

    /// <summary>One final training of the winner.</summary>
    /// <param name="Restart">Which seed, from 0.</param>
    public sealed record Refit(int Restart) : WorkUnit
    {
        /// <inheritdoc/>
        public override string ToString() => $"refit {Restart}{Where}";
    }
}
