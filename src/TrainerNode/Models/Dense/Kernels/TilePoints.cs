namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>
/// The points ±<see cref="First"/>, ±<see cref="Second"/> and ±<see cref="Third"/>; infinity is the seventh. Chosen for small rounding errors from the
/// eighths up to 2. What is made of them is exact in single precision.
/// </summary>
internal static class TilePoints
{
    public const float First = 1 / 4f, Second = 7 / 8f, Third = 7 / 4f;

    /// <summary>Squares.</summary>
    public const float First2 = First * First, Second2 = Second * Second, Third2 = Third * Third;
}
