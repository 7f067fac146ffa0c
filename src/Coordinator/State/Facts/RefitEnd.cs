using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>How a refit ended.</summary>
public abstract record RefitEnd
{
    private RefitEnd()
    {
    }

    /// <summary>A model.</summary>
    /// <param name="Model">Its bytes; empty if they were not read from the store.</param>
    /// <param name="Sha256">Of its bytes; 64 lower-case hex digits.</param>
    public sealed record Trained(RefitResult Result, byte[] Model, string Sha256) : RefitEnd;

    /// <summary>None.</summary>
    public sealed record Failed(string Reason) : RefitEnd;
}
