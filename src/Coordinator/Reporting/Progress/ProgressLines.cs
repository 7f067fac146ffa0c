namespace ActorSearch.Coordinator.Reporting.Progress;

/// <summary>
/// Progress as plain lines, for files and pipes: one at the start, one a twentieth of the folds, however many there are, and one a trouble.
/// </summary>
/// <param name="output">Where to.</param>
public sealed class ProgressLines(TextWriter output) : IProgressView
{
    private const int Steps = 20;

    private long _step = -1;
    private string? _trouble;

    /// <inheritdoc/>
    public void Show(ProgressReport report)
    {
        var (done, all) = (report.Search.Done, report.Search.Folds);
        var step = all == 0 ? Steps : done * Steps / all;
        if (step > _step)
        {
            _step = step;
            Say(report.Describe());
        }

        if (report.Search.Trouble is { } trouble && trouble != _trouble)
        {
            Say(trouble);
        }

        _trouble = report.Search.Trouble;
    }

    /// <inheritdoc/>
    public void Say(string line)
    {
        lock (output)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Each line is out already.
    }
}
