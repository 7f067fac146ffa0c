using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Models;

/// <summary>What comes out of one layer.</summary>
/// <param name="Name">Its place in a Sequential and what it is: <c>0.convolution</c>, <c>0.pooled</c>, <c>2.linear</c>, <c>output</c>.</param>
/// <param name="Shape">Of one row: [width], or [channels, height, width].</param>
/// <param name="Values">rows × shape.</param>
internal sealed record LayerOutput(string Name, ImmutableArray<int> Shape, float[] Values)
{
    /// <summary>Floats of one row.</summary>
    public int Width => Shape.Aggregate(1, (product, size) => product * size);

    /// <summary>The outputs of one row.</summary>
    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Width, Width);
}
