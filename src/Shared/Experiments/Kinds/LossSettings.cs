using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>
/// The function that a training minimises, averaged over the rows and outputs of a batch, with the gradient of torch.nn.functional: one
/// implementation for all engines and all scores.
/// </summary>
public abstract record LossSettings
{
    /// <summary>Whether the target's values are classes: the net has one output for each, and a row one target, the index of its class.</summary>
    public virtual bool IsForClasses => false;

    /// <summary>Whether these classes are labels: a row has any number of them, and its target is a <see cref="LabelSet"/>.</summary>
    public virtual bool IsForLabels => false;

    /// <summary>Whether its mean can be below 0.</summary>
    public virtual bool MayBeNegative => false;

    /// <summary>What makes a prediction of what the net says, where the loss decides it; null: the loss compares predictions themselves.</summary>
    public virtual FittedTarget? Link => null;

    /// <summary>Why it cannot learn a target of numbers, as a sentence without its end; null if it can.</summary>
    /// <param name="target">In units of the file.</param>
    public virtual string? Wrong(double target) => null;

    /// <summary>The loss that scores are given in, so that configurations can be compared.</summary>
    public virtual LossSettings Measured() => this;

    /// <summary>How many numbers a row of targets has.</summary>
    /// <param name="outputs">Of the net.</param>
    public virtual int TargetColumns(int outputs) => IsForClasses ? 1 : outputs;

    /// <summary>Mean loss over all elements, summed in double precision and rounded to 24 bits.</summary>
    /// <param name="predictions">At least one.</param>
    /// <param name="targets">As many; for classes one for each row.</param>
    /// <param name="weights">How much each target counts, ≥ 0 and not all 0; empty if all count 1.</param>
    public abstract double Mean(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights = default);

    /// <summary>Mean loss, and its derivative by each prediction.</summary>
    /// <param name="predictions">At least one.</param>
    /// <param name="targets">As many; for classes one for each row.</param>
    /// <param name="gradient">As many as predictions; replaced.</param>
    public abstract float Gradient(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient);

    /// <summary>Whether a batch has a mean loss.</summary>
    public virtual bool HasMean(ReadOnlySpan<float> targets) => true;

    /// <summary>
    /// The loss to minimise when the target is divided by its deviation, so that the minimum stays where it is: a threshold in units of the
    /// target shrinks with it.
    /// </summary>
    public virtual LossSettings Scaled(double deviation) => this;

    /// <summary>What turns a <see cref="Scaled"/> loss of scaled numbers into the loss in units of the target.</summary>
    public virtual double Unit(double deviation) => deviation;
}
