using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Data;

/// <summary>Positions of a table's columns in their file.</summary>
/// <param name="Header">Whether the first row of the file names the columns.</param>
/// <param name="Count">How many columns the file has.</param>
/// <param name="Inputs">Indices of the input columns, in the order of the table.</param>
/// <param name="Target">Index of the target column.</param>
/// <param name="Delimiter">Between the columns, if the experiment names it; null if it was detected.</param>
public sealed record SourceColumns(bool Header, int Count, ImmutableArray<int> Inputs, int Target, char? Delimiter)
{
    /// <summary>Whether numbers of text files have decimal commas.</summary>
    public bool HasCommas { get; init; }

    /// <summary>Texts that mean a missing value, besides the usual ones.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];
}
