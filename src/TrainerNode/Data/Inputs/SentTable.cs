namespace ActorSearch.TrainerNode.Data.Inputs;

/// <summary>A table that another program sent, which is read from memory, and what it may use of the machine.</summary>
/// <param name="Content">From its first byte; closed after it was read.</param>
/// <param name="MostRows">How many rows it can have.</param>
/// <param name="MostBytes">How many bytes its rows can have as a CSV file: a compressed table can be much larger than what was sent.</param>
public sealed record SentTable(Stream Content, int MostRows, long MostBytes)
{
    /// <summary>Why the table is too large, in a sentence; null if it is not.</summary>
    /// <param name="rows">That are known.</param>
    /// <param name="bytes">Of the rows so far.</param>
    internal string? Refuse(long rows, long bytes) =>
        rows > MostRows ? FormattableString.Invariant($"the table has more than {MostRows} rows; send it in parts.")
        : bytes > MostBytes ? FormattableString.Invariant($"its rows have more than {MostBytes} bytes; send it in parts.")
        : null;
}
