using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Data;

/// <summary>The data of an experiment.</summary>
/// <param name="Train">Rows to validate and refit on.</param>
/// <param name="Test">Rows that are scored once at the end, or null.</param>
/// <param name="Sha256">Of the bytes of the files, or of the generated numbers; 64 lower-case hex digits.</param>
public sealed record DataSet(DataTable Train, DataTable? Test, string Sha256)
{
    /// <summary>What a user may not expect of the data, one sentence each with file and column; these are not mistakes.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];
}
