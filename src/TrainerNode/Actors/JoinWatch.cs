namespace ActorSearch.TrainerNode.Actors;

/// <summary>
/// Listens to the coordinator for a node that has not joined its cluster: the cluster's failure detector listens to members only. A join may be slow, so
/// silence counts from the last answer, and nothing counts before the node is registered.
/// </summary>
/// <param name="pause">How long the coordinator may be silent.</param>
internal sealed class JoinWatch(TimeSpan pause)
{
    private TimeSpan? _heard;

    /// <summary>The coordinator has registered the node.</summary>
    public void Register(TimeSpan now) => _heard ??= now;

    public void Hear(TimeSpan now) => _heard = _heard is null ? null : now;

    public bool IsSilent(TimeSpan now) => now - _heard >= pause;
}
