using ActorSearch.Shared.Protocol;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>How much work a node has asked for, as <see cref="RequestWork"/> counts it: in all, since its start.</summary>
public sealed class Credit(NodeSettings settings)
{
    private readonly Prefetch _prefetch = new(settings.Slots, settings.MostPrefetched);
    private long _upTo;

    /// <summary>Units that have come.</summary>
    public long Received { get; private set; }

    /// <summary>See <see cref="RequestWork.Arithmetic"/>.</summary>
    public string Arithmetic { get; set; } = "";

    /// <summary>What was asked for last.</summary>
    public RequestWork Last => new(settings.Node, _upTo, Arithmetic);

    /// <summary>Trainings that a slot should have at once.</summary>
    public int Depth => _prefetch.Depth;

    public void Receive() => Received++;

    /// <summary>A training took so long.</summary>
    public void Trained(TimeSpan duration) => _prefetch.Trained(duration);

    /// <summary>See <see cref="Prefetch.Lasts"/>.</summary>
    public bool Lasts(TimeSpan unended) => _prefetch.Lasts(unended);

    /// <summary>A result was acknowledged after so long.</summary>
    public void Answered(TimeSpan duration) => _prefetch.Answered(duration);

    /// <summary>Asks for more where there is room.</summary>
    /// <param name="held">Units that wait or are trained.</param>
    /// <returns>The request; null if enough is asked for.</returns>
    public RequestWork? More(int held)
    {
        // Several units are asked for at once: one request for each unit would cost as many messages as units.
        var units = _prefetch.Units;
        var upTo = Received + settings.Slots + units - held;
        if (upTo <= _upTo || (upTo - _upTo < units / 4 && held > settings.Slots))
        {
            return null;
        }

        _upTo = upTo;
        return Last;
    }
}
