using System.Collections.Immutable;
using System.Text.Json;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>What the rows were that an objective was trained on, beside the files of its final model, so that it can predict others.</summary>
/// <param name="Inputs">Names of the input columns.</param>
/// <param name="Target">Name of the target column.</param>
/// <param name="Classes">Names of the classes; empty where the target is a number.</param>
/// <param name="Source">Positions of the columns in their file.</param>
public sealed record RowsFile(ImmutableArray<string> Inputs, string Target, ImmutableArray<string> Classes, SourceColumns Source)
{
    private const string Name = "actorsearch-columns.json";

    /// <summary>Writes it for rows of a file; nothing for other rows.</summary>
    /// <param name="folder">Of the model.</param>
    public static void Write(string folder, DataTable table)
    {
        if (table.Source is { } source)
        {
            File.WriteAllBytes(Path.Combine(folder, Name), JsonSerializer.SerializeToUtf8Bytes(new RowsFile(table.InputNames, table.TargetName, table.Classes, source)));
        }
    }

    /// <summary>Reads it; null where there is none.</summary>
    /// <exception cref="JsonException">The file is damaged.</exception>
    public static RowsFile? Read(string folder) =>
        File.Exists(Path.Combine(folder, Name)) ? JsonSerializer.Deserialize<RowsFile>(File.ReadAllBytes(Path.Combine(folder, Name))) : null;
}
