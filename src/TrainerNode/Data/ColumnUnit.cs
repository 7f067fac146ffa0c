namespace ActorSearch.TrainerNode.Data;

/// <summary>
/// The unit in which a column is stored as 32-bit numbers: (x − <see cref="Offset"/>) · 2^−<see cref="Exponent"/>. Ordinary columns are stored as they are.
/// </summary>
/// <param name="Offset">Subtracted first, in the column's own unit.</param>
/// <param name="Exponent">Of the power of two that the rest is divided by.</param>
public readonly record struct ColumnUnit(double Offset, int Exponent)
{
    public bool IsPlain => this == default;

    /// <summary>The power of two: what a stored difference is multiplied by to be one in the column's own unit.</summary>
    public double Factor => Math.ScaleB(1, Exponent);

    /// <summary>A number of the file as it is stored; computed in double and rounded once.</summary>
    public float Store(double number) => (float)(IsPlain ? number : Math.ScaleB(number - Offset, -Exponent));

    /// <summary>A stored number in the column's own unit; for an ordinary column the same number.</summary>
    public double Restore(double stored) => Math.ScaleB(stored, Exponent) + Offset;
}
