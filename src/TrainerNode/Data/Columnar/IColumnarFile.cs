using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Data.Columnar;

/// <summary>A file that stores a table column by column, in parts of many rows.</summary>
internal interface IColumnarFile : IDisposable
{
    /// <summary>The columns in their order.</summary>
    ImmutableArray<ColumnarColumn> Columns { get; }

    /// <summary>How many rows the current part has.</summary>
    int Rows { get; }

    /// <summary>Advances to the next part; false at the end.</summary>
    bool Next();

    /// <summary>The values of a column in the current part.</summary>
    /// <param name="column">One that is not refused.</param>
    Cells Read(int column);
}

/// <summary>A column of such a file.</summary>
/// <param name="Name">As the file has it.</param>
/// <param name="Refused">What it holds, if that cannot be read, for example «lists»; otherwise null.</param>
internal sealed record ColumnarColumn(string Name, string? Refused);
