using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Passes events to the log, the traces, the progress view and the dashboard, and answers requested actions.</summary>
internal sealed class SearchObservers : IDisposable
{
    private readonly SearchOptions _options;
    private readonly WorkSpans _spans;
    private readonly Action<SearchEvent> _tell;
    private readonly Dictionary<Effects, Action> _answers = [];

    /// <param name="study">Name of the study in the log and in traces.</param>
    /// <param name="blocks">The searches of nested cross-validation.</param>
    public SearchObservers(SearchOptions options, string study, SearchBlocks blocks)
    {
        (_options, _spans) = (options, new WorkSpans(study));
        var log = new SearchLog(options.Log, study);
        _tell = stored =>
        {
            var happened = blocks.Within(stored);
            log.Write(happened);
            options.Watch?.Happened(happened);
        };
    }

    /// <summary>Called before a transition is stored.</summary>
    /// <param name="said">The message that caused the effects, or null.</param>
    public void Follow(Effects effects, IToCoordinator? said) => _spans.Begin(effects, said);

    /// <summary>Called after an event is stored.</summary>
    public void Happened(SearchEvent happened) => _spans.Tell(happened, _tell);

    public void Tell(SearchProgress progress)
    {
        // First the dashboard: it already shows the same when the terminal prints a problem.
        _options.Watch?.Report(progress);
        _options.Progress.Report(progress);
    }

    public void Committed(TimeSpan took) => _options.Watch?.Committed(took);

    /// <summary>The request is answered when these effects are stored.</summary>
    public void Expect(Effects effects, ActionRequest request, ActionOutcome outcome) =>
        _answers.Add(effects, () => request.Answer.TrySetResult(outcome));

    public void Answer(Effects effects)
    {
        if (_answers.Remove(effects, out var answer))
        {
            answer();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _spans.Dispose();
}

/// <summary>A requested action.</summary>
internal sealed record ActionRequest(SearchAction Action, TaskCompletionSource<ActionOutcome> Answer);
