using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Tests.Training;

namespace ActorSearch.TrainerNode.Tests.Onnx;

/// <summary>A net that one can compute in the head.</summary>
internal static class PlainModel
{
    // The net says 2·a + 3·b.
    public static TrainedModel Numbers => new(
        Some.Mlp([1], new LeakyRelu()), ["a", "b"], "y", ColumnScale.None(2), ColumnScale.None(1),
        [new("0.weight", [1, 2], [2, 3]), new("0.bias", [1], [0]), new("2.weight", [1, 1], [1]), new("2.bias", [1], [0])])
    {
        Source = new SourceColumns(true, 3, [0, 1], 2, null),
    };
}
