using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Tells the log, the traces, the progress view and the watch of a search what happens, and people what became of what they asked.</summary>
internal sealed class Onlookers : IDisposable
{
    private readonly SearchOptions _options;
    private readonly WorkSpans _spans;
    private readonly Action<SearchEvent> _tell;
    private readonly Dictionary<Effects, Action> _answers = [];

    /// <param name="options">Who looks on.</param>
    /// <param name="study">Names the study in the log and in traces.</param>
    /// <param name="blocks">The searches of nested cross-validation.</param>
    public Onlookers(SearchOptions options, string study, Blocks blocks)
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

    /// <summary>A transition is about to be stored.</summary>
    /// <param name="said">What brought it about; null where it was no message.</param>
    public void Follow(Effects effects, IToCoordinator? said) => _spans.Begin(effects, said);

    /// <summary>Something happened, and is stored.</summary>
    public void Happened(SearchEvent happened) => _spans.Tell(happened, _tell);

    public void Tell(SearchProgress progress)
    {
        // Whoever reads a line of trouble and asks the page is told the same.
        _options.Watch?.Report(progress);
        _options.Progress.Report(progress);
    }

    public void Committed(TimeSpan took) => _options.Watch?.Committed(took);

    /// <summary>Whoever asked is answered when these effects are stored.</summary>
    public void Expect(Effects effects, ActionRequest request, ActionOutcome outcome) =>
        _answers.Add(effects, () => request.Answer.TrySetResult(outcome));

    /// <summary>The effects are stored.</summary>
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

/// <summary>Somebody asks something of the search.</summary>
internal sealed record ActionRequest(SearchAction Action, TaskCompletionSource<ActionOutcome> Answer);
