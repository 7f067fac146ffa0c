using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>The layers of the net, and its loss.</summary>
public static class ModelSection
{
    /// <summary>The losses for which the target's values are classes.</summary>
    public static readonly ImmutableArray<string> ForClasses = ["cross-entropy", "focal"];

    /// <summary>Most units or feature maps of one layer.</summary>
    public const int Widest = 100_000;

    /// <summary>No net: folds whose losses are drawn.</summary>
    public const string Noop = "noop";

    private const int OneHour = 3_600_000;

    public static readonly Setting<Func<SettingValues, ModelSettings>> Kind = Word(
        "model.kind", SettingScope.Training, "mlp",
        "The architecture: a fully connected net, a convolutional net for images, or noop, which draws losses to try a search without trainings.",
        Makes<ModelSettings>("mlp", values => new ModelSettings.Mlp(
            values.Get(Hidden!), values.Make(Activation!), values.Get(Dropout!))),
        Makes<ModelSettings>("conv", ConvSection.Make),
        Makes<ModelSettings>(Noop, values => new ModelSettings.Noop(values.Get(Variant!), values.Get(Milliseconds!))));

    public static readonly Setting<ImmutableArray<int>> Hidden = new Setting<ImmutableArray<int>>(
        "model.hidden", SettingScope.Training, "Widths of the hidden layers.", "[64]",
        new ListKind<int>(new WholeKind(1, Widest), 1, "[64, 128]")).With(Kind, "mlp");

    public static readonly Setting<Kind<Activation>> Activation = Family<Activation>(
        "model.activation", SettingScope.Training, "relu", "The nonlinearity after each hidden layer or convolution.") with
    {
        Needs = new Needed(Kind, ["mlp", "conv"]),
    };

    public static readonly Setting<double> Dropout =
        Number("model.dropout", SettingScope.Training, 0, "Share of hidden units that are dropped in a step.", atMost: AlmostAll).With(Kind, "mlp", "conv");

    public static readonly Setting<int> Variant =
        Whole("model.variant", SettingScope.Training, 0, "Number from which noop draws its losses.", atLeast: 0, atMost: int.MaxValue).With(Kind, Noop);

    public static readonly Setting<int> Milliseconds =
        Whole("model.milliseconds", SettingScope.Training, 0, "Milliseconds that noop waits in each epoch.", atLeast: 0, atMost: OneHour).With(Kind, Noop);

    public static readonly Setting<Kind<Initialization>> Initialization = Family<Initialization>(
        "model.initialization", SettingScope.Training, "default", "Distribution of the initial weights; default: PyTorch's.");

    public static readonly Setting<Kind<LossSettings>> Loss = Family<LossSettings>(
        "loss.kind", SettingScope.Measure, "mse", "The loss that a training minimises; with cross-entropy or focal the target's values are classes.");

    public static readonly ImmutableArray<Setting> All =
        [Kind, Hidden, Dropout, Variant, Milliseconds];
}
