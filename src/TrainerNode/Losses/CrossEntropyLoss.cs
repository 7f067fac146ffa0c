using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Results.Digests;

namespace ActorSearch.TrainerNode.Losses;

/// <summary>
/// Softmax cross entropy, for classes. Smoothing and weights affect only training: validation and test losses are plain cross entropies,
/// so that they can be compared.
/// </summary>
/// <param name="Smoothing">Share of each row that is spread evenly over all classes, in [0, 1).</param>
/// <param name="Weights">How much the rows of each class count.</param>
public sealed record CrossEntropyLoss(double Smoothing, ClassWeights Weights) : LossSettings
{
    private static readonly Setting<double> Spread = Define.Number(
        "loss.label-smoothing", SettingScope.Training, 0, "Share of each training row that is spread over all classes.", atMost: Define.AlmostAll);

    private static readonly Setting<ClassWeights> Counts = new(
        "loss.class-weights", SettingScope.Training, "How much training rows of each class count; balanced is in inverse proportion to their number. "
        + "A list is in the order of the classes: numbers by size, texts by character code, capitals before small letters.",
        "equal", new ClassWeightsKind(1_000_000, 2, HasRules: true, ("{ ok = 1, Fault = 19 }", "[1, 19]")));

    public static readonly Kind<LossSettings> Kind = new(
        "cross-entropy", values => new CrossEntropyLoss(values.Get(Spread), values.Get(Counts)), Spread, Counts)
    { IsForClasses = true };

    /// <inheritdoc/>
    public override bool IsForClasses => true;

    /// <inheritdoc/>
    public override LossSettings Measured() => new CrossEntropyLoss(0, new ClassWeights.Equal());

    private CrossEntropy Entropy => new(Smoothing, Weights switch
    {
        ClassWeights.Equal => [],
        ClassWeights.Given given => given.Weights,
        _ => throw new InvalidOperationException("Class weights have to be numbers here."),
    });

    /// <inheritdoc/>
    public override double Mean(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights = default) =>
        Significand.Rounded(Entropy.MeanLoss(predictions, targets, weights));

    /// <inheritdoc/>
    public override float Gradient(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient) =>
        (float)Entropy.Gradient(predictions, targets, gradient);

    /// <summary>If all rows have classes with a weight of 0, there is no mean loss.</summary>
    public override bool HasMean(ReadOnlySpan<float> targets) => Entropy.Weighs(targets);
}
