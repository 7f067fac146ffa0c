using ActorSearch.Coordinator.State;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Tells the log, the progress view and the watch of a search what happens, and people what became of what they asked.</summary>
/// <param name="options">Who looks on.</param>
/// <param name="study">Names the study in the log.</param>
internal sealed class Onlookers(SearchOptions options, string study)
{
    private readonly SearchLog _log = new(options.Log, study);
    private readonly Dictionary<Effects, Action> _answers = [];

    public void Happened(SearchEvent happened)
    {
        _log.Write(happened);
        options.Watch?.Happened(happened);
    }

    public void Tell(SearchProgress progress)
    {
        options.Progress.Report(progress);
        options.Watch?.Report(progress);
    }

    public void Committed(TimeSpan took) => options.Watch?.Committed(took);

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
}

/// <summary>Somebody asks something of the search.</summary>
internal sealed record ActionRequest(SearchAction Action, TaskCompletionSource<ActionOutcome> Answer);
