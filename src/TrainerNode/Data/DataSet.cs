using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Data;

/// <summary>The data of an experiment.</summary>
/// <param name="Train">Rows to validate and refit on.</param>
/// <param name="Test">Rows that are scored once at the end, or null.</param>
/// <param name="Sha256">Of the bytes they were read from (of the generated numbers where nothing was read); 64 lower-case hex digits.</param>
public sealed record DataSet(DataTable Train, DataTable? Test, string Sha256)
{
    /// <summary>What a user may not expect of the data, a sentence each with the file and column; none of it is a mistake.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];
}
