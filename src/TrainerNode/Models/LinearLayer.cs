using System.Collections.Immutable;

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

    /// <summary>Layers from each width to the next, an activation between them.</summary>
    /// <param name="first">The place of the first.</param>
    /// <param name="widths">Inputs, hidden widths, outputs.</param>
    public static ImmutableArray<LinearLayer> Chain(int first, params ReadOnlySpan<int> widths)
    {
        var layers = ImmutableArray.CreateBuilder<LinearLayer>(widths.Length - 1);
        for (var i = 0; i < widths.Length - 1; i++) layers.Add(new LinearLayer(first + (2 * i), widths[i], widths[i + 1]));
        return layers.MoveToImmutable();
    }
}
