using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.TrainerNode.Objectives;
using Serilog.Core;

namespace ActorSearch.Coordinator.Tests;

/// <summary>Searches without nets, some of whose trainings crash, in folders beside one another.</summary>
/// <param name="isBroken">Which folds crash at present.</param>
internal sealed class BreakingSearches(Func<FoldId, bool> isBroken) : IDisposable
{
    private const string Text = """
        name = requeued, seed = 5
        data { kind = noisy-curve, rows = 20 }
        model.kind = noop
        validation.folds = 3
        training { max-epochs = 20, early-stopping = false }
        search { samples = 24, ahead = 3 }
        space {
          model.variant { int = [0, 1000000] }
          optimizer.learning-rate { log-uniform = [1e-5, 1e-1] }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public static Experiment Experiment(params string[] overrides) => Search.Experiment(Text, overrides);

    public void Dispose() => _folder.Dispose();

    public string At(string folder) => _folder.At(folder);

    /// <summary>A copy of a study as it is at this moment.</summary>
    public void Copy(string from, string to) => StudyCopies.Copy(At(from), At(to));

    /// <summary>What is stored of a configuration by the study in a folder.</summary>
    public Configuration ConfigurationOf(string folder, Experiment experiment, int index)
    {
        using var reader = SqliteReader.OpenFile(Path.Combine(At(folder), "study.db"));
        return experiment.Configure(index, reader.Choices(index)!.Value);
    }

    /// <summary>Begins or resumes the study in a folder.</summary>
    /// <param name="through">What stands between the search and its disk.</param>
    /// <returns>The digest.</returns>
    public async Task<string> RunAsync(string folder, Experiment experiment, SearchWatch? watch = null, int slots = 2, Func<IStudy, IStudy>? through = null)
    {
        using var held = Search.Right(StudyFolder.Open(At(folder), fresh: false, StudyFile.IsOurs));
        using var store = Search.Right(SqliteStudy.Open(held, Search.Card(experiment)));
        var options = new SearchOptions(slots, Logger.None, new Progress<SearchProgress>())
        {
            Watch = watch,
            ProgressPause = TimeSpan.FromMilliseconds(5),
            Objectives = ObjectiveCatalog.Empty.With(NoopModel.Word, (read, data) => new BreakingTrainer(new NoopTrainer(read, data), isBroken)),
        };
        var end = await SearchRun.RunAsync(experiment, Search.Data(experiment), through?.Invoke(store) ?? store, options, CancellationToken.None);
        return Assert.IsType<SearchEnd.Finished>(end).Digest;
    }
}
