using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>The layers of the net, and its loss.</summary>
public static class ModelSection
{
    /// <summary>Most units or feature maps of one layer.</summary>
    public const int Widest = 100_000;

    /// <summary>The loss of rows with several labels.</summary>
    public const string LossOfLabels = "binary-cross-entropy";

    public static readonly Setting<Kind<ModelSettings>> Kind = Family<ModelSettings>(
        "model.kind", SettingScope.Training, "mlp",
        "The architecture: a fully connected net, a convolutional net for images, or noop, which draws losses to try a search without trainings.");

    public static readonly Setting<Kind<Activation>> Activation = Family<Activation>(
        "model.activation", SettingScope.Training, "relu", "The nonlinearity after each hidden layer or convolution.");

    public static readonly Setting<double> Dropout =
        Number("model.dropout", SettingScope.Training, 0, "Share of hidden units that are dropped in a step.", atMost: AlmostAll);

    public static readonly Setting<Kind<Initialization>> Initialization = Family<Initialization>(
        "model.initialization", SettingScope.Training, "default", "Distribution of the initial weights; default: PyTorch's.");

    public static readonly Setting<Kind<LossSettings>> Loss = Family<LossSettings>(
        "loss.kind", SettingScope.Measure, "mse", "The loss that a training minimises; with cross-entropy or focal the target's values are classes, with binary-cross-entropy a row has several labels, with poisson counts.");

    /// <summary>Widths of layers.</summary>
    /// <param name="least">Fewest layers.</param>
    public static Setting<ImmutableArray<int>> Widths(string path, string summary, string standard, int least, string example) =>
        new(path, SettingScope.Training, summary, standard, new ListKind<int>(new WholeKind(1, Widest), least, example));
}
