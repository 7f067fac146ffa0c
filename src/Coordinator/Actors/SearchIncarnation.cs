using ActorSearch.Coordinator.State;
using ActorSearch.Coordinator.Storage;

namespace ActorSearch.Coordinator.Actors;

/// <summary>The state of a search and its uncommitted effects. One lasts from a start of the coordinator, or from the moment when decisions are made again.</summary>
internal sealed class SearchIncarnation : IDisposable
{
    private readonly SearchTask _task;
    private readonly Action<CommitReport> _report;

    private SearchIncarnation(SearchTask task, Action<CommitReport> report, SearchState state)
    {
        (_task, _report, State) = (task, report, state);
        Conclusion = new SearchConclusion(task, state.Counted);
        Uncommitted = new UncommittedEffects(new GroupCommit(task.Store, task.Options.Time, report, isAlone: !task.Rules.Adopts));
    }

    public SearchState State { get; }

    public SearchConclusion Conclusion { get; }

    public UncommittedEffects Uncommitted { get; }

    /// <param name="report">Called after each commit, on another thread; it must return at once.</param>
    public static SearchIncarnation Begin(SearchTask task, Action<CommitReport> report) => new(task, report, new SearchState(task.Plan(), task.Store.Read()));

    /// <summary>The next one, see <see cref="SearchState.Again"/>. Nothing may wait for the disk.</summary>
    /// <exception cref="StoreException">The study cannot be read or written.</exception>
    public SearchIncarnation Again()
    {
        Dispose();
        _task.Store.BeginAgain();
        return new SearchIncarnation(_task, _report, State.Again(_task.Plan(), _task.Store.Read()));
    }

    /// <inheritdoc/>
    public void Dispose() => Uncommitted.Dispose();
}
