using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>What the net is made of, and what it is measured by.</summary>
internal static class ModelSection
{
    /// <summary>The loss that makes a target's values classes.</summary>
    public const string ForClasses = "cross-entropy";

    /// <summary>Units or feature maps of one layer at the most.</summary>
    public const int Widest = 100_000;

    /// <summary>No net: folds whose losses are drawn.</summary>
    public const string Noop = "noop";

    private const int OneHour = 3_600_000;

    public static readonly Setting<Func<SettingValues, ModelSettings>> Kind = Word(
        "model.kind", SettingScope.Training, "mlp",
        "The architecture: a fully connected net, a convolutional one for images, or none, to try a search without trainings.",
        Kind<ModelSettings>("mlp", values => new ModelSettings.Mlp(
            values.Get(Hidden!), values.Get(Activation!), values.Get(Dropout!))),
        Kind<ModelSettings>("conv", ConvSection.Make),
        Kind<ModelSettings>(Noop, values => new ModelSettings.Noop(values.Get(Variant!), values.Get(Milliseconds!))));

    public static readonly Setting<ImmutableArray<int>> Hidden = new Setting<ImmutableArray<int>>(
        "model.hidden", SettingScope.Training, "Widths of the hidden layers.", "[64]",
        new ListKind<int>(new WholeKind(1, Widest), 1, "[64, 128]")).With(Kind, "mlp");

    public static readonly Setting<Activation> Activation = Word(
        "model.activation", SettingScope.Training, "relu", "The nonlinearity after each hidden layer or convolution.",
        Means("gelu", Experiments.Activation.Gelu), Means("relu", Experiments.Activation.Relu),
        Means("relu6", Experiments.Activation.Relu6), Means("silu", Experiments.Activation.Silu),
        Means("tanh", Experiments.Activation.Tanh), Means("leaky-relu", Experiments.Activation.LeakyRelu)).With(Kind, "mlp", "conv");

    public static readonly Setting<double> Dropout =
        Number("model.dropout", SettingScope.Training, 0, "Share of hidden units that a step drops.", atMost: AlmostAll).With(Kind, "mlp", "conv");

    public static readonly Setting<int> Variant =
        Whole("model.variant", SettingScope.Training, 0, "What the losses of no net are drawn from.", atLeast: 0, atMost: int.MaxValue).With(Kind, Noop);

    public static readonly Setting<int> Milliseconds =
        Whole("model.milliseconds", SettingScope.Training, 0, "How long an epoch of no net waits.", atLeast: 0, atMost: OneHour).With(Kind, Noop);

    public static readonly Setting<Initialization> Initialization = Word(
        "model.initialization", SettingScope.Training, "default", "How the first weights are drawn; default is PyTorch's.",
        Means("default", Experiments.Initialization.Default), Means("ones", Experiments.Initialization.Ones),
        Means("uniform", Experiments.Initialization.Uniform), Means("xavier", Experiments.Initialization.Xavier),
        Means("normal", Experiments.Initialization.Normal), Means("lecun", Experiments.Initialization.LeCun),
        Means("kaiming", Experiments.Initialization.Kaiming));

    public static readonly Setting<Func<SettingValues, LossSettings>> Loss = Word(
        "loss.kind", SettingScope.Measure, "mse", "What a training minimises; cross-entropy makes the target's values classes.",
        Kind<LossSettings>("mse", _ => new LossSettings.MeanSquared()),
        Kind<LossSettings>("l1", _ => new LossSettings.L1()),
        Kind<LossSettings>("smooth-l1", values => new LossSettings.SmoothL1(values.Get(Beta!))),
        Kind<LossSettings>(ForClasses, values => new LossSettings.CrossEntropy(values.Get(LabelSmoothing!), values.Get(Weights!))));

    public static readonly Setting<double> Beta =
        Number("loss.beta", SettingScope.Measure, 1, "Where the parabola of smooth-l1 meets its lines.", atLeast: NumberKind.Least).With(Loss, "smooth-l1");

    public static readonly Setting<double> LabelSmoothing =
        Number("loss.label-smoothing", SettingScope.Training, 0, "Share of each training row that is spread over all classes.", atMost: AlmostAll)
            .With(Loss, ForClasses);

    public static readonly Setting<ClassWeights> Weights = new Setting<ClassWeights>(
        "loss.class-weights", SettingScope.Training, "How much training rows of each class count; balanced is in inverse proportion to their number. "
        + "A list is in the order of the classes: numbers by size, texts by character code, capitals before small letters.",
        "equal", new ClassWeightsKind()).With(Loss, ForClasses);

    public static readonly ImmutableArray<Setting> All =
        [Kind, Hidden, Activation, Dropout, Variant, Milliseconds, Initialization, Loss, Beta, LabelSmoothing, Weights];
}
