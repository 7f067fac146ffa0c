using ActorSearch.Coordinator.State.Facts;

namespace ActorSearch.Coordinator.Search;

/// <summary>
/// The seam between a running search and its dashboard: events come out as immutable records, actions go in as messages. It can be used
/// from any thread; its callbacks run on the search's own thread and must return at once.
/// </summary>
public sealed class SearchWatch
{
    private readonly TaskCompletionSource<Action<SearchAction, TaskCompletionSource<ActionOutcome>>> _begun =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile SearchProgress? _progress;
    private volatile string? _outcome;

    /// <summary>Called with each thing that happened, once it is on the disk.</summary>
    public Action<SearchEvent> Happened { get; init; } = _ => { };

    /// <summary>Called with how long a commit took.</summary>
    public Action<TimeSpan> Committed { get; init; } = _ => { };

    /// <summary>Called with each report of how far the search is: several times a second, whether or not anything has changed.</summary>
    public Action<SearchProgress> Reported { get; init; } = _ => { };

    /// <summary>How far the search is; null before it has begun.</summary>
    public SearchProgress? Progress => _progress;

    /// <summary>How it ended, in a sentence for people; null while it runs.</summary>
    public string? Outcome => _outcome;

    /// <summary>Asks something of the search, as soon as it has begun; the answer comes when it is done and stored.</summary>
    public async Task<ActionOutcome> Ask(SearchAction action, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<ActionOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var ask = await _begun.Task.WaitAsync(cancellation).ConfigureAwait(false);
        if (_outcome is not null)
        {
            return new ActionOutcome(false, "The search has ended.");
        }

        ask(action, answer);
        await using var given = cancellation.Register(() => answer.TrySetCanceled(cancellation)).ConfigureAwait(false);
        return await answer.Task.ConfigureAwait(false);
    }

    /// <summary>The search has ended.</summary>
    /// <param name="sentence">How, for people.</param>
    public void End(string sentence)
    {
        _outcome = sentence;
        _begun.TrySetResult((_, _) => { });
    }

    /// <summary>Called with the progress.</summary>
    public void Report(SearchProgress progress)
    {
        _progress = progress;
        Reported(progress);
    }

    /// <summary>The search begins.</summary>
    /// <param name="ask">Brings an action to the search.</param>
    internal void Begin(Action<SearchAction, TaskCompletionSource<ActionOutcome>> ask) => _begun.TrySetResult(ask);
}
