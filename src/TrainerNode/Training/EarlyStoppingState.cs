using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Training;

/// <summary>
/// What early stopping knows after an epoch. The best epoch is the one with the lowest validation loss of all, even where it is
/// below the one before by less than min-delta; min-delta decides alone how long to wait. NaN is never an improvement.
/// </summary>
/// <param name="Rule">When to stop, or null never to.</param>
public readonly record struct EarlyStoppingState(EarlyStopping? Rule)
{
    /// <summary>Epochs seen.</summary>
    public int Epoch { get; private init; }

    /// <summary>Epoch (from 1) with the lowest loss so far, the first of equals; 0 where none was a number.</summary>
    public int BestEpoch { get; private init; }

    /// <summary>Loss of the best epoch.</summary>
    public double BestLoss { get; private init; } = double.PositiveInfinity;

    /// <summary>Last epoch that was an improvement by more than min-delta, and its loss: patience counts from there.</summary>
    private int ImprovedEpoch { get; init; }

    private double ImprovedLoss { get; init; } = double.PositiveInfinity;

    /// <summary>Whether the training should end now.</summary>
    public bool Stops => Rule is not null && Epoch - ImprovedEpoch >= Rule.Patience;

    /// <summary>One epoch later.</summary>
    /// <param name="validationLoss">Loss after that epoch.</param>
    public EarlyStoppingState After(double validationLoss)
    {
        var epoch = Epoch + 1;
        var best = validationLoss < BestLoss;
        var improved = validationLoss < ImprovedLoss - (Rule?.MinDelta ?? 0);
        return this with
        {
            Epoch = epoch,
            BestEpoch = best ? epoch : BestEpoch,
            BestLoss = best ? validationLoss : BestLoss,
            ImprovedEpoch = improved ? epoch : ImprovedEpoch,
            ImprovedLoss = improved ? validationLoss : ImprovedLoss,
        };
    }
}
