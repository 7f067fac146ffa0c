namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>
/// Sums over the rows of a batch or the pixels of an image are sums of partial sums: in one chain of a million additions in single precision the second
/// digit is wrong.
/// </summary>
internal static class PartialSum
{
    /// <summary>Most terms of a partial sum, the same for all vector widths.</summary>
    public const int Terms = 1024;
}
