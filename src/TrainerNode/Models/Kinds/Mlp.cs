using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Models.Kinds;

/// <summary>A fully connected net: each hidden width is followed by the activation and by dropout; the output layer is linear.</summary>
/// <param name="Hidden">Widths of the hidden layers, at least one, each ≥ 1.</param>
/// <param name="Activation">The nonlinearity after each hidden layer.</param>
/// <param name="Dropout">Share of hidden units that a training step drops, in [0, 1).</param>
public sealed record Mlp(ImmutableArray<int> Hidden, Activation Activation, double Dropout) : NetModel
{
    public const string Name = "mlp";

    private static readonly Setting<ImmutableArray<int>> Widths =
        ModelSection.Widths("model.hidden", "Widths of the hidden layers.", "[64]", least: 1, "[64, 128]");

    public static readonly Kind<ModelSettings> Kind = new(
        Name, values => new Mlp(values.Get(Widths), values.Make(ModelSection.Activation), values.Get(ModelSection.Dropout)),
        Widths, ModelSection.Activation, ModelSection.Dropout)
    {
        Rules =
        [
            new(Widths, [Widths], values => Between(values.Get(Widths)) > MostWeights,
                $"a net of more than {MostWeights:N0} weights is too large: make model.hidden narrower."),
        ],
    };

    /// <inheritdoc/>
    public override string Word => Name;

    /// <summary>The layers from input to output.</summary>
    public ImmutableArray<LinearLayer> Layers(int inputs, int outputs) => LinearLayer.Chain(0, [inputs, .. Hidden, outputs]);

    /// <inheritdoc/>
    public override IEnumerable<(string Name, ImmutableArray<int> Shape)> Weights(NetInputs inputs, int outputs) => Layers(inputs.Columns, outputs)
        .SelectMany(layer => new (string, ImmutableArray<int>)[] { (layer.WeightName, [layer.Outputs, layer.Inputs]), (layer.BiasName, [layer.Outputs]) });

    /// <inheritdoc/>
    public override NetSize Size(NetInputs inputs, int outputs) => new(
        NetSize.OfChain([inputs.Columns, .. Hidden.Select(width => (double)width), outputs]), Hidden.Sum(width => (double)width), Widths.Path, "narrower layers");

    private static long Between(ImmutableArray<int> widths) => widths.Zip(widths.Skip(1), (from, to) => (long)from * to).Sum();
}
