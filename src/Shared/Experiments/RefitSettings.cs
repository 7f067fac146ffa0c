namespace ActorSearch.Shared.Experiments;

/// <summary>The final training of the winner.</summary>
/// <param name="Epochs">How long, on all rows.</param>
/// <param name="Restarts">
/// How many seeds; all are reported, one is kept, see <see cref="Results.Ranking.KeptRestart"/>. 0 if the folds' models are the final one.
/// </param>
public sealed record RefitSettings(RefitEpochs Epochs, int Restarts)
{
    /// <summary>What it is trained on.</summary>
    public RefitKind Kind { get; init; } = new RefitKind.AllRows();
}

/// <summary>What the final model is trained on.</summary>
public abstract record RefitKind
{
    private RefitKind()
    {
    }

    /// <summary>All training rows, for a number of epochs that the folds decide.</summary>
    public sealed record AllRows : RefitKind;

    /// <summary>All but held-out training rows, whose validation loss decides the epoch.</summary>
    /// <param name="Share">Share of the training rows that is held out, in (0, 1).</param>
    public sealed record HoldOut(double Share) : RefitKind;

    /// <summary>The winner's folds: their models' predictions are averaged.</summary>
    public sealed record Folds : RefitKind;
}
