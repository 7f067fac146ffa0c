using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>How a step follows from a gradient; defaults are PyTorch's, but for one learning rate and no weight decay for all kinds.</summary>
internal static class OptimizerSection
{
    public static readonly Setting<Func<SettingValues, OptimizerSettings>> Kind = Word(
        "optimizer.kind", SettingScope.Training, "adam", "How a step follows from a gradient.",
        Kind<OptimizerSettings>("sgd", values => new OptimizerSettings.Sgd(
            values.Get(LearningRate!), values.Get(WeightDecay!), values.Get(Momentum!), values.Get(Nesterov!))),
        Kind<OptimizerSettings>("adam", values => new OptimizerSettings.Adam(
            values.Get(LearningRate!), values.Get(WeightDecay!), values.Get(Beta1!), values.Get(Beta2!), values.Get(Epsilon!))),
        Kind<OptimizerSettings>("adamw", values => new OptimizerSettings.AdamW(
            values.Get(LearningRate!), values.Get(WeightDecay!), values.Get(Beta1!), values.Get(Beta2!), values.Get(Epsilon!))),
        Kind<OptimizerSettings>("adamax", values => new OptimizerSettings.Adamax(
            values.Get(LearningRate!), values.Get(WeightDecay!), values.Get(Beta1!), values.Get(Beta2!), values.Get(Epsilon!))),
        Kind<OptimizerSettings>("rmsprop", values => new OptimizerSettings.RmsProp(
            values.Get(LearningRate!), values.Get(WeightDecay!), values.Get(Alpha!), values.Get(Epsilon!), values.Get(Momentum!))));

    public static readonly Setting<double> LearningRate =
        Number("optimizer.learning-rate", SettingScope.Training, 0.001, "Size of a step.", atLeast: NumberKind.Least);

    public static readonly Setting<double> WeightDecay =
        Number("optimizer.weight-decay", SettingScope.Training, 0, "L2 weight; decoupled with adamw.", atMost: 1_000_000);

    public static readonly Setting<double> Momentum =
        Number("optimizer.momentum", SettingScope.Training, 0, "Share of the last step that is kept.", atMost: AlmostAll).With(Kind, "sgd", "rmsprop");

    public static readonly Setting<bool> Nesterov =
        Flag("optimizer.nesterov", SettingScope.Training, false, "Look ahead along the momentum.").With(Kind, "sgd");

    public static readonly Setting<double> Beta1 =
        Number("optimizer.beta1", SettingScope.Training, 0.9, "Decay of the mean of gradients.", atMost: AlmostAll).With(Kind, "adam", "adamw", "adamax");

    public static readonly Setting<double> Beta2 =
        Number("optimizer.beta2", SettingScope.Training, 0.999, "Decay of their spread.", atMost: AlmostAll).With(Kind, "adam", "adamw", "adamax");

    public static readonly Setting<double> Epsilon =
        Number("optimizer.epsilon", SettingScope.Training, 1e-8, "Keeps a division from one by 0.", atLeast: NumberKind.Least)
            .With(Kind, "adam", "adamw", "adamax", "rmsprop");

    public static readonly Setting<double> Alpha =
        Number("optimizer.alpha", SettingScope.Training, 0.99, "Decay of the mean of squared gradients.", atMost: AlmostAll).With(Kind, "rmsprop");

    public static readonly ImmutableArray<Setting> All =
        [Kind, LearningRate, WeightDecay, Momentum, Nesterov, Beta1, Beta2, Epsilon, Alpha];
}
