using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Data;

/// <summary>Rows of numbers, inputs beside targets, all finite.</summary>
/// <param name="InputNames">Names of the input columns.</param>
/// <param name="TargetName">Name of the target column.</param>
/// <param name="Inputs">rows × input columns, row by row.</param>
/// <param name="Targets">One a row; of classes their index.</param>
public sealed record DataTable(ImmutableArray<string> InputNames, string TargetName, float[] Inputs, float[] Targets)
{
    /// <summary>Names of the classes that the targets are indices of; empty where the target is a number.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>The inputs where they are images; then <see cref="Inputs"/> is empty, since floats would take four times the memory.</summary>
    public LabelledImages? Images { get; private init; }

    /// <summary>How many rows.</summary>
    public int Rows => Targets.Length;

    /// <summary>How many input columns.</summary>
    public int InputColumns => Images?.Shape.Pixels ?? InputNames.Length;

    /// <summary>Images as rows: their pixels are the inputs, 0 to 1, their classes the targets.</summary>
    public static DataTable Of(LabelledImages images) =>
        new([], "class", [], [.. images.Labels.Select(label => (float)label)]) { Classes = images.Classes, Images = images };
}
