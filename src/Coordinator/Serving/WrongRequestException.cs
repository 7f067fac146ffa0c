namespace ActorSearch.Coordinator.Serving;

/// <summary>A request that cannot be answered; its message is a sentence for the one who sent it.</summary>
internal sealed class WrongRequestException : Exception
{
    public WrongRequestException(string sentence)
        : base(sentence)
    {
    }

    /// <param name="row">Counted from 0.</param>
    /// <param name="column">Null where it is the whole row.</param>
    /// <param name="reason">The rest of the sentence, without its full stop.</param>
    public WrongRequestException(int row, string? column, string reason)
        : base($"Row {row} (counted from 0){(column is null ? "" : $", column \"{column}\"")}: {reason}.")
    {
    }
}
