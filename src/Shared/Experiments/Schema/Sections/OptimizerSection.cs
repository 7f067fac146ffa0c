using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>Optimisers. Defaults are PyTorch's, except that all kinds have the same learning rate and no weight decay.</summary>
public static class OptimizerSection
{
    public static readonly Setting<Kind<OptimizerSettings>> Kind =
        Family<OptimizerSettings>("optimizer.kind", SettingScope.Training, "adam", "Algorithm that turns gradients into steps.");

    public static readonly Setting<double> LearningRate =
        Number("optimizer.learning-rate", SettingScope.Training, 0.001, "Step size.", atLeast: NumberKind.Least);

    public static readonly Setting<double> WeightDecay =
        Number("optimizer.weight-decay", SettingScope.Training, 0, "Weight of the L2 penalty; decoupled from the gradient with adamw.", atMost: 1_000_000);

    public static readonly Setting<double> Momentum =
        Number("optimizer.momentum", SettingScope.Training, 0, "Share of the last step that is added to the next one.", atMost: AlmostAll);

    public static readonly Setting<double> Beta1 =
        Number("optimizer.beta1", SettingScope.Training, 0.9, "Decay of the running mean of the gradients.", atMost: AlmostAll);

    public static readonly Setting<double> Beta2 =
        Number("optimizer.beta2", SettingScope.Training, 0.999, "Decay of the running mean of their squares (adamax: of their maximum).", atMost: AlmostAll);

    public static readonly Setting<double> Epsilon =
        Number("optimizer.epsilon", SettingScope.Training, 1e-8, "Small number that prevents a division by 0.", atLeast: NumberKind.Least);
}
