namespace ActorSearch.Shared.Search;

/// <summary>
/// One axis of an encoded space. A position on an ordered axis is in [0, 1], value i of n at (i + 0.5) / n; on an axis of categories it is a
/// whole number from 0 to <see cref="Count"/> − 1.
/// </summary>
/// <param name="IsOrdered">Whether values that are close to each other are likely to score alike.</param>
/// <param name="Count">Number of values; 0: continuous.</param>
public sealed record Axis(bool IsOrdered, int Count)
{
    /// <summary>Whether any position between 0 and 1 is a value.</summary>
    public bool IsContinuous => Count == 0;

    /// <summary>The index of the value at a position, or of the nearest one; not for continuous axes.</summary>
    public int IndexOf(double position) => (int)Math.Clamp(IsOrdered ? position * Count : position, 0, Count - 1);

    /// <summary>The position of a value; not for continuous axes.</summary>
    public double PositionOf(int index) => IsOrdered ? (index + 0.5) / Count : index;

    /// <summary>The nearest position that is a value.</summary>
    public double Snapped(double position) => IsContinuous ? Math.Clamp(position, 0, 1) : PositionOf(IndexOf(position));

    /// <summary>The position of a number in [0, 1): each value gets the same share.</summary>
    public double Spread(double share) => IsContinuous ? share : PositionOf((int)Math.Min(share * Count, Count - 1));
}
