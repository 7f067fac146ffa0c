namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>Lengths in whole vectors of the widest kind.</summary>
internal static class Padding
{
    /// <summary>Floats of a 512-bit vector; also a cache line.</summary>
    public const int Unit = 16;

    /// <summary>The next multiple of <see cref="Unit"/>.</summary>
    public static int Up(int floats) => checked(floats + Unit - 1) / Unit * Unit;
}
