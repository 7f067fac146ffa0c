namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>C = (start + A·B) ⊙ factor: the matrix product of all three passes through a layer.</summary>
/// <remarks>
/// B and C lie row by row, or in panels: sixteen columns of all rows (a cache line of each), then the next sixteen. A panel is contiguous, so it fills
/// the first cache evenly, which rows a power of two apart do not.
/// </remarks>
internal readonly unsafe ref struct ProductOperands()
{
    /// <summary>A cache line of floats, as many as a vector of the widest kind.</summary>
    public const int PanelColumns = 16;

    /// <summary>Element (0, 0) of A: rows × steps.</summary>
    public required float* A { get; init; }

    /// <summary>Floats from a row of A to the next.</summary>
    public required nint ARow { get; init; }

    /// <summary>Floats from a step along the sum to the next; so A may lie transposed.</summary>
    public required nint AStep { get; init; }

    /// <summary>Floats from A to each step, in place of <see cref="AStep"/>, or null: the patch of an image is not evenly spaced.</summary>
    public int* Offsets { get; init; }

    /// <summary>steps × columns, sixteen columns contiguous; padded to 16.</summary>
    public required float* B { get; init; }

    /// <summary>Floats from a row of B to the next.</summary>
    public required nint BStep { get; init; }

    /// <summary>Floats from sixteen columns of B to the next sixteen.</summary>
    public nint BPanel { get; init; } = PanelColumns;

    /// <summary>Floats from B to each row of it, in place of <see cref="BStep"/>, or null; with <see cref="Offsets"/> alone.</summary>
    public int* BOffsets { get; init; }

    /// <summary>rows × columns, like B.</summary>
    public required float* C { get; init; }

    /// <summary>Floats from a row of C to the next.</summary>
    public required nint CRow { get; init; }

    /// <summary>Floats from sixteen columns of C to the next sixteen.</summary>
    public nint CPanel { get; init; } = PanelColumns;

    /// <summary>Terms of each sum.</summary>
    public required int Steps { get; init; }

    /// <summary>What each row starts from (a bias), or null for 0.</summary>
    public float* Start { get; init; }

    /// <summary>What the result is multiplied by, laid out as C (C itself, too), or null for 1.</summary>
    public float* Factor { get; init; }

    /// <summary>Whether the product is added to C instead of replacing it; without <see cref="Factor"/>.</summary>
    public bool Adds { get; init; }
}
