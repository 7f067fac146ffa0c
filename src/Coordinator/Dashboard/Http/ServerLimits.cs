using ActorSearch.Shared.Http;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>Limits of the dashboard's load on the machine.</summary>
internal sealed record ServerLimits
{
    /// <summary>Of any request.</summary>
    public HttpLimits Http { get; init; } = new();

    /// <summary>Open event streams.</summary>
    public int Streams { get; init; } = 256;

    /// <summary>How long a reader of events may take for one.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The least time between two events of a stream.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A stream on which nothing happens says so this often.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an answer serves those who ask the same.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromMilliseconds(250);
}
