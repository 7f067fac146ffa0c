using static TorchSharp.torch;

namespace ActorSearch.Torch;

/// <summary>What a training minimises.</summary>
/// <param name="Of">
/// A scalar of outputs and targets: the mean over the rows. Numbers are both standardised, of shape rows; for classes the outputs are rows × classes and
/// the targets indices of 64 bits.
/// </param>
/// <param name="Unit">What it is multiplied by to be in the units of the target, from the deviation that standardised the target.</param>
/// <param name="IsForClasses">Whether the target is a class.</param>
public sealed record TorchLoss(Func<Tensor, Tensor, Tensor> Of, Func<double, double> Unit, bool IsForClasses)
{
    /// <summary>Mean of the squared differences.</summary>
    public static TorchLoss MeanSquaredError { get; } = new((output, target) => nn.functional.mse_loss(output, target), deviation => deviation * deviation, false);

    /// <summary>Mean of the absolute differences.</summary>
    public static TorchLoss MeanAbsoluteError { get; } = new((output, target) => nn.functional.l1_loss(output, target), deviation => deviation, false);

    /// <summary>Mean of −log of the softmax at the right class.</summary>
    public static TorchLoss CrossEntropy { get; } = new((output, target) => nn.functional.cross_entropy(output, target), _ => 1, true);
}
