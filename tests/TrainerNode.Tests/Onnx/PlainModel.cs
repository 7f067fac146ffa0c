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

    /// <summary>A net with the preparation of another one, that says one of its inputs: ReLU(x) − ReLU(−x) is x to the last bit.</summary>
    public static TrainedModel Input(TrainedModel prepared, int input)
    {
        var weights = new float[2 * prepared.Width];
        (weights[input], weights[prepared.Width + input]) = (1, -1);
        return prepared with
        {
            Model = Some.Mlp([2], new Relu()),
            Weights = [new("0.weight", [2, prepared.Width], weights), new("0.bias", [2], [0, 0]), new("2.weight", [1, 2], [1, -1]), new("2.bias", [1], [0])],
            TargetScale = ColumnScale.None(1),
            TargetTransform = null,
            Classes = [],
            Threshold = null,
        };
    }
}
