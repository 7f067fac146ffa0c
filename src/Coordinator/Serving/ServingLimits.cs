namespace ActorSearch.Coordinator.Serving;

/// <summary>What requests may use of the machine.</summary>
/// <param name="Rows">Of one request.</param>
/// <param name="Body">Of one request, bytes.</param>
internal sealed record ServingLimits(int Rows = 10_000, int Body = 8 * 1024 * 1024)
{
    /// <summary>How many times as large as a body the rows of a compressed table can be.</summary>
    public const int Unpacked = 8;

    /// <summary>In the long run; twice as many after a pause.</summary>
    public double RequestsPerSecond { get; init; } = 20_000;
}
