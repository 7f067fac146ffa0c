namespace ActorSearch.Coordinator.Logs;

/// <summary>Counts lines that cannot be read.</summary>
internal sealed class BrokenLines
{
    private string? _first;

    public int Count { get; private set; }

    /// <summary>What a user hears of them; null where there are none.</summary>
    public string? Sentence => Count switch
    {
        0 => null,
        1 => $"A line is broken and left out: {_first}.",
        _ => $"{Count} lines are broken and left out, the first: {_first}.",
    };

    /// <summary>Reads a line, and counts it if it is broken.</summary>
    /// <returns>The event in it; null where there is none.</returns>
    public LogLine? Read(LogFile file, RawLine raw)
    {
        var line = LogLine.Read(raw.Text, out var broken);
        if (broken)
        {
            Count++;
            _first ??= $"{file.Path}, byte {raw.Start}";
        }

        return line;
    }
}
