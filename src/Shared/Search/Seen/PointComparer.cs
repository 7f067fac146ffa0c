using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace ActorSearch.Shared.Search.Seen;

/// <summary>Compares points by their bits, so that NaN equals NaN.</summary>
public sealed class PointComparer : IEqualityComparer<double[]>
{
    private const ulong Offset = 14695981039346656037, Prime = 1099511628211;

    private PointComparer()
    {
    }

    public static PointComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(double[]? left, double[]? right) => left is null || right is null
        ? ReferenceEquals(left, right)
        : MemoryMarshal.Cast<double, long>(left).SequenceEqual(MemoryMarshal.Cast<double, long>(right));

    /// <inheritdoc/>
    public int GetHashCode([DisallowNull] double[] point)
    {
        // Fowler, Noll and Vo's hash, a word at a time: what it leaves in the upper half is folded down.
        var hash = Offset;
        foreach (var number in point)
        {
            hash = (hash ^ BitConverter.DoubleToUInt64Bits(number)) * Prime;
            hash ^= hash >> 32;
        }

        return (int)hash;
    }
}
