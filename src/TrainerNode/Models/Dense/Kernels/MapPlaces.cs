namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>Maps of one image, a pixel's channels side by side, and what a pooling makes of them.</summary>
/// <param name="Width">Pixels of a row of the maps.</param>
/// <param name="Pool">Side of a window; 1 leaves the maps as they are.</param>
/// <param name="PooledHeight">Windows below each other.</param>
/// <param name="PooledWidth">Windows beside each other.</param>
/// <param name="Row">Floats of a pixel, its channels padded to 16.</param>
internal readonly record struct MapPlaces(int Width, int Pool, int PooledHeight, int PooledWidth, int Row)
{
    /// <summary>Floats of the pooled maps.</summary>
    public int Pooled => PooledHeight * PooledWidth * Row;
}
