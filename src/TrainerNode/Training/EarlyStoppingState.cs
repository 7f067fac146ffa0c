using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Training;

/// <summary>
/// What early stopping knows after an epoch. The best epoch is the one with the lowest cost of all, even where it is
/// below the one before by less than min-delta; min-delta decides alone how long to wait. NaN is never an improvement. The cost is the validation
/// loss, or the metric that is watched instead.
/// </summary>
/// <param name="Rule">When to stop, or null never to.</param>
public readonly record struct EarlyStoppingState(EarlyStopping? Rule)
{
    /// <summary>Epochs seen.</summary>
    public int Epoch { get; private init; }

    /// <summary>Epoch (from 1) with the lowest cost so far, of equals the one with the lower loss, then the first; 0 where none was a number.</summary>
    public int BestEpoch { get; private init; }

    /// <summary>Cost of the best epoch.</summary>
    public double BestCost { get; private init; } = double.PositiveInfinity;

    private double BestLoss { get; init; } = double.PositiveInfinity;

    /// <summary>Last epoch that was an improvement by more than min-delta, and its cost: patience counts from there.</summary>
    private int ImprovedEpoch { get; init; }

    private double ImprovedCost { get; init; } = double.PositiveInfinity;

    /// <summary>Whether the training should end now.</summary>
    public bool Stops => Rule is not null && Epoch - ImprovedEpoch >= Rule.Patience;

    /// <summary>One epoch later.</summary>
    /// <param name="validationLoss">Loss after that epoch.</param>
    public EarlyStoppingState After(double validationLoss) => After(validationLoss, validationLoss);

    /// <summary>One epoch later.</summary>
    /// <param name="cost">What is watched, less being better, after that epoch.</param>
    /// <param name="validationLoss">Loss after that epoch, which is finite where the cost is another.</param>
    public EarlyStoppingState After(double cost, double validationLoss)
    {
        var epoch = Epoch + 1;
        var best = cost < BestCost || (cost == BestCost && validationLoss < BestLoss);
        var improved = cost < ImprovedCost - (Rule?.MinDelta ?? 0);
        return this with
        {
            Epoch = epoch,
            BestEpoch = best ? epoch : BestEpoch,
            BestCost = best ? cost : BestCost,
            BestLoss = best ? validationLoss : BestLoss,
            ImprovedEpoch = improved ? epoch : ImprovedEpoch,
            ImprovedCost = improved ? cost : ImprovedCost,
        };
    }
}
