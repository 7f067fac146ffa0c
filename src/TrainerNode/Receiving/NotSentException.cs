using ActorSearch.Shared.Checking;

namespace ActorSearch.TrainerNode.Receiving;

/// <summary>Data cannot be received, and another try would not change that.</summary>
internal sealed class NotSentException(Mistake mistake) : Exception(mistake.ToString())
{
    /// <param name="sentence">About what the coordinator sends.</param>
    public NotSentException(string sentence)
        : this(new Mistake("--send-data", sentence))
    {
    }

    public Mistake Mistake => mistake;
}
