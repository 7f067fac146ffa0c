using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Search;

/// <summary>
/// The first points of a search: a Latin hypercube, in which each value of an axis is used as often as any other (McKay, Beckman and Conover,
/// «A comparison of three methods for selecting values of input variables», 1979).
/// </summary>
internal sealed class EvenDesign
{
    private readonly double[][] _points;

    /// <param name="count">How many points, ≥ 1.</param>
    public EvenDesign(EncodedSpace space, ulong seed, int count)
    {
        _points = [.. Enumerable.Range(0, count).Select(_ => new double[space.Axes.Length])];
        for (var axis = 0; axis < space.Axes.Length; axis++)
        {
            var stream = RandomStream.For(seed, StreamPurpose.Suggestion, axis, epoch: 1);
            int[] parts = [.. Enumerable.Range(0, count)];
            stream.Shuffle<int>(parts);
            for (var i = 0; i < count; i++) _points[i][axis] = space.Axes[axis].Spread((parts[i] + stream.NextDouble()) / count);
        }
    }

    /// <summary>A point. It has numbers on axes that do not vary there too.</summary>
    public double[] At(int index) => _points[index];
}
