namespace ActorSearch.Coordinator.Serving;

/// <summary>A request that cannot be answered; its message is a sentence for the one who sent it.</summary>
internal sealed class WrongRequestException : Exception
{
    public WrongRequestException(string sentence)
        : base(sentence)
    {
    }

    /// <param name="row">Counted from 0; null if the request is a single row.</param>
    /// <param name="column">Null where it is the whole row.</param>
    /// <param name="reason">The rest of the sentence, without its full stop.</param>
    public WrongRequestException(int? row, string? column, string reason)
        : base($"{Where(row, column)}: {reason}.") => Column = column;

    /// <summary>The column whose value is wrong; null if it is another mistake.</summary>
    public string? Column { get; }

    /// <param name="row">Counted from 0; null if the request is a single row.</param>
    public static WrongRequestException NotFinite(int? row) => new(row, null, "the prediction is not a finite number; a value is far from all training rows");

    private static string Where(int? row, string? column) => (row, column) switch
    {
        (null, null) => "The row",
        (null, _) => $"Column \"{column}\"",
        (_, null) => $"Row {row} (counted from 0)",
        _ => $"Row {row} (counted from 0), column \"{column}\"",
    };
}
