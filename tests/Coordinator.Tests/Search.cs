using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;
using Serilog.Core;

namespace ActorSearch.Coordinator.Tests;

/// <summary>A search in a folder of a test, run as the command line runs it.</summary>
internal static class Search
{
    /// <summary>Trains nothing and has no more in it than a search needs: 4 configurations × 3 folds.</summary>
    public const string Noop = """
        name = noop, seed = 1
        data { kind = noisy-curve, rows = 12 }
        model.kind = noop
        validation.folds = 3
        training { max-epochs = 2, early-stopping = false }
        space { model.variant = [0, 1, 2, 3] }
        """;

    public static Experiment Experiment(string text, params string[] overrides)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("test.conf"), text);
        return ExperimentFile.Read(BuiltIn.Schema, folder.At("test.conf"), overrides) switch
        {
            Checked<Experiment>.Right right => right.Value,
            Checked<Experiment>.Wrong wrong => throw new ArgumentException(string.Join('\n', wrong.Mistakes)),
            _ => throw new InvalidOperationException(),
        };
    }

    public static DataSet Data(Experiment experiment) => Right(DataSets.Load(experiment.Data));

    public static StudyCard Card(Experiment experiment) => Card(experiment, Data(experiment));

    public static T Right<T>(Checked<T> value) => value switch
    {
        Checked<T>.Right right => right.Value,
        Checked<T>.Wrong wrong => throw new ArgumentException(string.Join('\n', wrong.Mistakes)),
        _ => throw new InvalidOperationException(),
    };

    public static async Task<SearchEnd> RunAsync(
        string folder, Experiment experiment, int slots = 2, SearchWatch? watch = null, CancellationToken cancellation = default)
    {
        using var held = Right(StudyFolder.Open(folder, fresh: false, StudyFile.IsOurs));
        var data = Data(experiment);
        using var store = Right(SqliteStudy.Open(held, Card(experiment, data)));
        var options = new SearchOptions(slots, Logger.None, new Ignored()) { Watch = watch };
        return await SearchRun.RunAsync(experiment, data, store, options, cancellation);
    }

    private static StudyCard Card(Experiment experiment, DataSet data) => StudyCard.Create(experiment, data.Sha256, "test");

    private sealed class Ignored : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value)
        {
        }
    }
}
