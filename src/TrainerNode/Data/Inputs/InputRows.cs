using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Data.Inputs;

/// <summary>The rows of a file to predict.</summary>
/// <param name="Names">Names of all columns of the file; empty where it has no header.</param>
/// <param name="Delimiter">Between its columns.</param>
/// <param name="Header">The header as in the file, UTF-8 without its line break; null if there is none.</param>
/// <param name="Records">The rows in the same form.</param>
/// <param name="Values">rows × inputs of the model, row by row.</param>
public sealed record InputRows(
    ImmutableArray<string> Names, char Delimiter, byte[]? Header, IReadOnlyList<byte[]> Records, double[] Values)
{
    /// <summary>Whether its numbers have decimal commas.</summary>
    public bool HasCommas { get; init; }

    /// <summary>Sentences on texts that the training file does not have.</summary>
    public ImmutableArray<string> Unseen { get; init; } = [];

    /// <summary>A sentence about blank lines between the rows, which have no prediction; null if there are none.</summary>
    public string? Blank { get; init; }
}
