using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>How a step follows from a gradient; defaults are PyTorch's, but for one learning rate and no weight decay for all kinds.</summary>
public static class OptimizerSection
{
    public static readonly Setting<Kind<OptimizerSettings>> Kind =
        Family<OptimizerSettings>("optimizer.kind", SettingScope.Training, "adam", "How a step follows from a gradient.");

    public static readonly Setting<double> LearningRate =
        Number("optimizer.learning-rate", SettingScope.Training, 0.001, "Size of a step.", atLeast: NumberKind.Least);

    public static readonly Setting<double> WeightDecay =
        Number("optimizer.weight-decay", SettingScope.Training, 0, "L2 weight; decoupled with adamw.", atMost: 1_000_000);

    public static readonly Setting<double> Momentum =
        Number("optimizer.momentum", SettingScope.Training, 0, "Share of the last step that is kept.", atMost: AlmostAll);

    public static readonly Setting<double> Beta1 =
        Number("optimizer.beta1", SettingScope.Training, 0.9, "Decay of the mean of gradients.", atMost: AlmostAll);

    public static readonly Setting<double> Beta2 =
        Number("optimizer.beta2", SettingScope.Training, 0.999, "Decay of their spread.", atMost: AlmostAll);

    public static readonly Setting<double> Epsilon =
        Number("optimizer.epsilon", SettingScope.Training, 1e-8, "Keeps a division from one by 0.", atLeast: NumberKind.Least);
}
