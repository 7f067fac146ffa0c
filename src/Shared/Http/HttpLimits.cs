namespace ActorSearch.Shared.Http;

/// <summary>What a server may use of the machine that searches or trains.</summary>
public sealed record HttpLimits
{
    public int Connections { get; init; } = 1000;

    /// <summary>Requests a second in the long run with the token, and as many without it; health probes are counted separately.</summary>
    public double RequestsPerSecond { get; init; } = 3000;

    /// <summary>Requests at once after a pause.</summary>
    public double RequestsAtOnce { get; init; } = 6000;

    /// <summary>Health probes a second: they are answered even while other requests are rejected.</summary>
    public double ProbesPerSecond { get; init; } = 100;

    /// <summary>Largest body of a request, bytes.</summary>
    public int Body { get; init; } = 1024;

    /// <summary>Whether requests have bodies; otherwise one that is sent in parts is rejected, because its size is not known.</summary>
    public bool TakesBodies { get; init; }

    /// <summary>Largest headers of a request, bytes.</summary>
    public int Headers { get; init; } = 16 * 1024;

    /// <summary>Longest first line of a request, bytes.</summary>
    public int Line { get; init; } = 4 * 1024;

    /// <summary>What is written ahead of a slow reader, bytes; as much again waits in the system.</summary>
    public int Ahead { get; init; } = 64 * 1024;
}
