namespace ActorSearch.Abstractions;

/// <summary>Rows of finite numbers in the units of the file, rounded to single precision.</summary>
/// <param name="Inputs">rows × columns, row by row.</param>
/// <param name="Targets">One for each row; for classes their index in <see cref="Classes"/>.</param>
public sealed record ObjectiveRows(ReadOnlyMemory<double> Inputs, ReadOnlyMemory<double> Targets)
{
    /// <summary>Names of the input columns.</summary>
    public required IReadOnlyList<string> InputNames { get; init; }

    /// <summary>Name of the target column.</summary>
    public required string TargetName { get; init; }

    /// <summary>Names of the classes; empty where the target is a number.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>How many rows.</summary>
    public int Count => Targets.Length;

    /// <summary>How many input columns.</summary>
    public int Columns => InputNames.Count;

    /// <summary>The inputs of one row.</summary>
    /// <param name="row">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The row is negative, or not below <see cref="Count"/>.</exception>
    public ReadOnlySpan<double> Row(int row) => Inputs.Span.Slice(row * Columns, Columns);
}
