namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>The last lines that a program has written to its standard error. Written on one thread, read on another.</summary>
internal sealed class ErrorTail
{
    private const int MostLines = 5, Longest = 300;

    private readonly Queue<string> _lines = [];

    public void Add(string line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (_lines)
        {
            if (_lines.Count == MostLines) _lines.Dequeue();
            _lines.Enqueue(string.Concat(line.Take(Longest).Select(c => char.IsControl(c) ? ' ' : c)).Trim());
        }
    }

    /// <summary>A sentence with the last lines; empty if there are none.</summary>
    public string Sentence()
    {
        lock (_lines)
        {
            return _lines.Count == 0 ? "" : $" Its last lines on standard error: {string.Join(" | ", _lines)}";
        }
    }
}
