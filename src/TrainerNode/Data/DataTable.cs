using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Data;

/// <summary>Rows of numbers, inputs beside targets, all finite.</summary>
/// <param name="InputNames">Names of the input columns.</param>
/// <param name="TargetName">Name of the target column.</param>
/// <param name="Inputs">rows × input columns, row by row.</param>
/// <param name="Targets">One a row.</param>
public sealed record DataTable(ImmutableArray<string> InputNames, string TargetName, float[] Inputs, float[] Targets)
{
    /// <summary>How many rows.</summary>
    public int Rows => Targets.Length;

    /// <summary>How many input columns.</summary>
    public int InputColumns => InputNames.Length;
}
