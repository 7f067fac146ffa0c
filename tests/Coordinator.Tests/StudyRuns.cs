using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Coordinator.Tests;

/// <summary>Studies of one experiment, with settings of their own, in folders beside one another.</summary>
/// <param name="text">The experiment.</param>
internal sealed class StudyRuns(string text) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string At(string folder) => _folder.At(folder);

    public Experiment Experiment(params string[] overrides) => Search.Experiment(text, overrides);

    public IStudyReader Read(string folder) => Search.Right(SqliteReader.Open(At(folder)));

    /// <summary>Begins or resumes a study and runs it to its end.</summary>
    public Task<SearchEnd.Finished> RunAsync(string folder, int slots, params string[] overrides) => RunAsync(folder, Experiment(overrides), slots);

    /// <inheritdoc cref="RunAsync(string, int, string[])"/>
    public async Task<SearchEnd.Finished> RunAsync(string folder, Experiment experiment, int slots, SearchWatch? watch = null) =>
        Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(At(folder), experiment, slots, watch));

    /// <summary>Begins or resumes a study on one slot and interrupts it when so many folds are counted.</summary>
    public async Task InterruptAsync(string folder, int folds, params string[] overrides)
    {
        using var interruption = new CancellationTokenSource();
        var counted = 0;
        var watch = new SearchWatch
        {
            Happened = happened =>
            {
                if (happened is SearchEvent.FoldCounted && ++counted == folds) interruption.Cancel();
            },
        };
        Assert.IsType<SearchEnd.Interrupted>(await Search.RunAsync(At(folder), Experiment(overrides), 1, watch, interruption.Token));
    }

    public void Dispose() => _folder.Dispose();
}
