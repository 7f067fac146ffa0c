using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests.OneFileKinds;

/// <summary>Layers of one width; each adds its output to its input (He and others, «Deep residual learning», 2016).</summary>
/// <param name="Width">≥ 1.</param>
/// <param name="Depth">Layers that add, ≥ 1.</param>
/// <param name="Activation">After each layer.</param>
public sealed record ResidualMlp(int Width, int Depth, Activation Activation) : TorchModel
{
    private static readonly Setting<int> Wide =
        Define.Whole("model.width", SettingScope.Training, 16, "Width of all hidden layers.", atLeast: 1, atMost: ModelSection.Widest);

    private static readonly Setting<int> Deep =
        Define.Whole("model.depth", SettingScope.Training, 2, "Number of layers that add to their input.", atLeast: 1, atMost: 1000);

    public static readonly Kind<ModelSettings> Kind = new(
        "residual", values => new ResidualMlp(values.Get(Wide), values.Get(Deep), values.Make(ModelSection.Activation)), Wide, Deep, ModelSection.Activation);

    public override string Word => "residual";

    public override ImmutableSortedDictionary<string, string> Settings =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [Wide.Said(Width), Deep.Said(Depth), new(ModelSection.Activation.Path, Activation.Word)]);

    public override ImmutableArray<LinearLayer> Layers(int inputs, int outputs) =>
        LinearLayer.Chain(0, [inputs, .. Enumerable.Repeat(Width, Depth + 1), outputs]);

    public override Tensor Forward(Tensor inputs, IReadOnlyList<LinearMap> layers)
    {
        var activation = NetActivation.From(Activation);
        var hidden = activation.On(layers[0].On(inputs));
        for (var i = 1; i <= Depth; i++) hidden = hidden.add(activation.On(layers[i].On(hidden)));
        return layers[^1].On(hidden);
    }
}
