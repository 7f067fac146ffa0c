using System.Collections.Immutable;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Kinds;

/// <summary>A net of linear layers that libtorch computes and differentiates: its layers, and a function of them.</summary>
public abstract record TorchModel : NetModel
{
    /// <summary>The layers, in the order in which initial weights are drawn.</summary>
    /// <param name="inputs">Input columns.</param>
    /// <param name="outputs">Output columns.</param>
    public abstract ImmutableArray<LinearLayer> Layers(int inputs, int outputs);

    /// <summary>From inputs to outputs. Tensors are disposed of by the caller.</summary>
    /// <param name="inputs">rows × inputs.</param>
    /// <param name="layers">One for each of <see cref="Layers"/>.</param>
    /// <returns>rows × outputs.</returns>
    public abstract Tensor Forward(Tensor inputs, IReadOnlyList<LinearMap> layers);

    /// <summary>Its settings as canonical texts by path, which its files have.</summary>
    public abstract ImmutableSortedDictionary<string, string> Settings { get; }

    /// <inheritdoc/>
    public sealed override IEnumerable<(string Name, ImmutableArray<int> Shape)> Weights(NetInputs inputs, int outputs) => Layers(inputs.Columns, outputs)
        .SelectMany(layer => new (string, ImmutableArray<int>)[] { (layer.WeightName, [layer.Outputs, layer.Inputs]), (layer.BiasName, [layer.Outputs]) });

    /// <inheritdoc/>
    public override NetSize Size(NetInputs inputs, int outputs)
    {
        var layers = Layers(inputs.Columns, outputs);
        return new NetSize(layers.Sum(layer => (layer.Inputs + 1.0) * layer.Outputs), layers.Sum(layer => (double)layer.Outputs), "model.kind", "fewer or narrower layers");
    }
}

/// <summary>The parameters of one linear layer.</summary>
/// <param name="Weight">inputs × outputs.</param>
/// <param name="Bias">outputs.</param>
public readonly record struct LinearMap(Tensor Weight, Tensor Bias)
{
    /// <summary>x · weight + bias.</summary>
    /// <param name="x">rows × inputs.</param>
    public Tensor On(Tensor x) => Bias.addmm(x, Weight);
}
