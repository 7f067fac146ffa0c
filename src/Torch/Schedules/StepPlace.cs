namespace ActorSearch.Torch.Schedules;

/// <summary>One step of a training.</summary>
/// <param name="Epoch">Counted from 0.</param>
/// <param name="Step">Within the epoch, from 0.</param>
/// <param name="Epochs">How many epochs the training may take, ≥ 1.</param>
/// <param name="StepsPerEpoch">Batches of an epoch, ≥ 1.</param>
internal readonly record struct StepPlace(int Epoch, int Step, int Epochs, int StepsPerEpoch)
{
    /// <summary>Steps before this one.</summary>
    public double Before => ((double)Epoch * StepsPerEpoch) + Step;

    /// <summary>Steps before the last one.</summary>
    public double Last => ((double)Epochs * StepsPerEpoch) - 1;
}
