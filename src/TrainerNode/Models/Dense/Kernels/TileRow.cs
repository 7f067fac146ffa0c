namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>A row of square tiles of a map, and the numbers of each tile at the 49 pairs of points (<see cref="SevenPoints{TVector, TLanes}"/>).</summary>
/// <remarks>A pixel's channels are adjacent, padded to 16. The numbers at one pair of points are tiles × channels.</remarks>
internal readonly unsafe ref struct TileRow
{
    /// <summary>Points in each direction.</summary>
    public const int Points = 7;

    /// <summary>Tiles beside each other.</summary>
    public required int Tiles { get; init; }

    /// <summary>Pixels along a side of a tile: 2 to 5; together with those of the kernel 8.</summary>
    public required int Side { get; init; }

    /// <summary>Floats of a pixel.</summary>
    public required int Channels { get; init; }

    /// <summary>Floats from a line of the map to the next.</summary>
    public required nint Line { get; init; }

    /// <summary>Lines of the map that the tiles have: fewer than a side at the lower edge.</summary>
    public int Height { get; init; }

    /// <summary>Pixels of such a line.</summary>
    public int Width { get; init; }

    /// <summary>Floats from the numbers at one pair of points to those at the next.</summary>
    public required nint Pair { get; init; }

    /// <summary>Room for <see cref="ScratchOf"/> floats.</summary>
    public required float* Scratch { get; init; }

    /// <summary>Pixels of a line under the kernel, of all tiles.</summary>
    public int Under => (Tiles * Side) + Points - Side;

    /// <summary>Floats that the transformations of a row need.</summary>
    public static int ScratchOf(int tiles, int side, int channels) => checked(Points * ((tiles * side) + Points - side) * channels);
}
