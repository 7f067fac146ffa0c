namespace ActorSearch.Inference;

/// <summary>A row that cannot be predicted.</summary>
public sealed class WrongValueException : ArgumentException
{
    /// <param name="column">The column of the value.</param>
    /// <param name="reason">What is wrong with it, as the rest of a sentence.</param>
    internal WrongValueException(string column, string reason)
        : base($"The column “{column}”: {reason}.") => (Column, Reason) = (column, reason);

    /// <summary>The column of the value.</summary>
    public string Column { get; }

    /// <summary>What is wrong with it, as the rest of a sentence.</summary>
    public string Reason { get; }
}
