using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Data;

/// <summary>The data of an experiment.</summary>
/// <param name="Train">Rows to validate and refit on.</param>
/// <param name="Test">Rows that are scored once at the end, or null.</param>
/// <param name="Sha256">Of the bytes of the files, or of the generated numbers; 64 lower-case hex digits.</param>
public sealed record DataSet(DataTable Train, DataTable? Test, string Sha256)
{
    /// <summary>Full paths on this machine of what an objective reads by itself.</summary>
    public DataPaths Paths { get; init; } = new(null, null, []);

    /// <summary>What a user may not expect of the data, one sentence each with file and column; these are not mistakes.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];
}

/// <summary>Where files are on this machine.</summary>
/// <param name="Train">The training file; null without data.</param>
/// <param name="Test">The test file; null where there is none.</param>
/// <param name="Files">Other files that an objective needs, in the order of the experiment.</param>
public sealed record DataPaths(string? Train, string? Test, ImmutableArray<string> Files);
