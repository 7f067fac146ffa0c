namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>What the page may take of the machine that searches, whoever asks.</summary>
internal sealed record ServerLimits
{
    /// <summary>Open connections.</summary>
    public int Connections { get; init; } = 1000;

    /// <summary>Open event streams.</summary>
    public int Streams { get; init; } = 256;

    /// <summary>Requests a second in the long run, those for health apart.</summary>
    public double RequestsPerSecond { get; init; } = 3000;

    /// <summary>Requests at once after a pause.</summary>
    public double RequestsAtOnce { get; init; } = 6000;

    /// <summary>Requests for health a second: they are answered while the others are not.</summary>
    public double ProbesPerSecond { get; init; } = 100;

    /// <summary>Largest body of a request, bytes: an action needs none.</summary>
    public int Body { get; init; } = 1024;

    /// <summary>Largest headers of a request, bytes.</summary>
    public int Headers { get; init; } = 16 * 1024;

    /// <summary>Longest first line of a request, bytes.</summary>
    public int Line { get; init; } = 4 * 1024;

    /// <summary>What is written ahead of a slow reader, bytes; as much again waits in the system.</summary>
    public int Ahead { get; init; } = 64 * 1024;

    /// <summary>How long a reader of events may take for one.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The least time between two events of a stream.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A stream on which nothing happens says so this often.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an answer serves those who ask the same.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromMilliseconds(250);
}
