using ActorSearch.TrainerNode.Models.Files;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>How the second training of a fold ended.</summary>
public abstract record OutOfFoldEnd
{
    private OutOfFoldEnd()
    {
    }

    /// <summary>Predictions, and a model where it was asked for.</summary>
    /// <param name="TrainLoss">Of its last epoch.</param>
    /// <param name="ValidationLoss">After that epoch.</param>
    /// <param name="Bytes">See <see cref="OutOfFoldBytes"/>; empty if they were not read from the store.</param>
    /// <param name="Sha256">Of the bytes; 64 lower-case hex digits.</param>
    public sealed record Trained(double TrainLoss, double ValidationLoss, byte[] Bytes, string Sha256) : OutOfFoldEnd;

    /// <summary>None.</summary>
    public sealed record Failed(string Reason) : OutOfFoldEnd;
}

/// <summary>The epoch of a fold at which its configuration is scored, as its first training recorded it.</summary>
/// <param name="Fold">Counted through the repeats, from 0.</param>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainLoss">Of that epoch.</param>
/// <param name="ValidationLoss">After that epoch.</param>
public sealed record ScoredEpoch(int Fold, int Epoch, double TrainLoss, double ValidationLoss)
{
    /// <summary>Whether a second training gave the same bits.</summary>
    public bool IsOf(OutOfFoldEnd.Trained again) => TrainLoss.Equals(again.TrainLoss) && ValidationLoss.Equals(again.ValidationLoss);
}
