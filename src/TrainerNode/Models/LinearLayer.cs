using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Models;

/// <summary>One linear layer of a fully connected net: outputs = inputs · weightᵀ + bias.</summary>
/// <param name="Index">Its place in a TorchSharp Sequential of linear layers and activations (dropout has no place): 0, 2, 4, …</param>
/// <param name="Inputs">Columns of its weight.</param>
/// <param name="Outputs">Rows of its weight.</param>
public sealed record LinearLayer(int Index, int Inputs, int Outputs)
{
    /// <summary>As TorchSharp names it.</summary>
    public string WeightName => $"{Index}.weight";

    /// <summary>As TorchSharp names it.</summary>
    public string BiasName => $"{Index}.bias";

    /// <summary>The layers of a net from input to output.</summary>
    /// <param name="model">Hidden widths.</param>
    /// <param name="inputs">Input columns.</param>
    /// <param name="outputs">Output columns.</param>
    public static ImmutableArray<LinearLayer> Of(ModelSettings.Mlp model, int inputs, int outputs)
    {
        var layers = ImmutableArray.CreateBuilder<LinearLayer>(model.Hidden.Length + 1);
        foreach (var width in model.Hidden)
        {
            layers.Add(new LinearLayer(2 * layers.Count, inputs, width));
            inputs = width;
        }

        layers.Add(new LinearLayer(2 * layers.Count, inputs, outputs));
        return layers.MoveToImmutable();
    }
}
