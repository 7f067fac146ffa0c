namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>
/// What a program writes for people: the first lines of a training go to the log, and the last ones of standard error into the sentence of a failure.
/// Written on two threads.
/// </summary>
/// <param name="say">Takes a line for the log, on any thread.</param>
internal sealed class ProgramWords(Action<string> say)
{
    /// <summary>Lines of one training that are logged; a program that prints without end must not fill the log.</summary>
    private const int MostLogged = 100;

    private const int MostKept = 5, Longest = 300;

    private readonly Queue<string> _last = [];
    private int _logged;

    /// <summary>A line of standard output that is not a report.</summary>
    public void Printed(string line) => Log(Short(line));

    /// <summary>A line of standard error.</summary>
    public void Complained(string line)
    {
        if (line.All(c => char.IsControl(c) || char.IsWhiteSpace(c))) return;
        lock (_last)
        {
            if (_last.Count == MostKept) _last.Dequeue();
            _last.Enqueue(line);
        }

        // Of a gigabyte of lines only the last ones are looked at.
        if (Volatile.Read(ref _logged) <= MostLogged) Log($"stderr: {Short(line)}");
    }

    /// <summary>A sentence with the last lines of standard error; empty if there are none.</summary>
    public string Sentence()
    {
        lock (_last)
        {
            return _last.Count == 0 ? "" : $" Its last lines on standard error: {string.Join(" | ", _last.Select(Short))}";
        }
    }

    private void Log(string line)
    {
        if (line.Length == 0) return;
        var place = Interlocked.Increment(ref _logged);
        if (place <= MostLogged) say(line);
        else if (place == MostLogged + 1) say($"more than {MostLogged} lines; the others are not logged");
    }

    private static string Short(string line) => string.Concat(line.Take(Longest).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
