using System.Diagnostics;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Json;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Coordinator.Tests.Reporting.Html;
using ActorSearch.Coordinator.Tests.Reporting.Html.Net;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Metrics.Counts;

namespace ActorSearch.Coordinator.Tests.Reporting;

/// <summary>A test that needs Python's Optuna; where there is none it is skipped with that reason.</summary>
public sealed class OptunaFactAttribute : FactAttribute
{
    public OptunaFactAttribute() => Skip = Directory.Exists("/usr/lib/python3/dist-packages/optuna")
        ? null!
        : "There is no Optuna: on Debian, apt-get install python3-optuna.";
}

public class OptunaTests
{
    private const string Script = """
        import sys, warnings, optuna
        warnings.simplefilter("ignore")
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        storage = optuna.storages.JournalStorage(optuna.storages.JournalFileStorage(sys.argv[1]))
        study = optuna.load_study(study_name=sys.argv[2], storage=storage)
        best = study.best_trial
        for trial in study.trials:
            trial._validate()
        print(len(study.trials), best.user_attrs["configuration"], repr(best.value), *best.params.values(), *[repr(best.intermediate_values[fold]) for fold in sorted(best.intermediate_values)], study.direction.name)
        """;

    private const string GoalScript = """
        import sys, warnings, optuna
        warnings.simplefilter("ignore")
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        storage = optuna.storages.JournalStorage(optuna.storages.JournalFileStorage(sys.argv[1]))
        study = optuna.load_study(study_name=sys.argv[2], storage=storage)
        for trial in study.trials:
            trial._validate()
        print(*[direction.name for direction in study.directions])
        for trial in study.best_trials:
            print(trial.user_attrs["configuration"], *[repr(value) for value in trial.values])
        """;

    [OptunaFact]
    public async Task Optuna_finds_our_winner_with_its_loss_settings_and_folds()
    {
        using var folder = new TemporaryFolder();
        await Search.RunAsync(folder.Path, Search.Experiment(Search.Noop));
        Selected winner;
        Leaderboard board;
        using (var study = Search.Right(SqliteReader.Open(folder.Path)))
        {
            var view = StudyView.Read(study);
            (winner, board) = (study.Selection()!, view.Board);
            AtomicFile.Write(folder.At("journal.log"), stream => OptunaJournal.Write(stream, view, study.Attempts(), winner));
        }

        var words = (await Python(folder.At("journal.log"), "noop")).Split(' ');

        Assert.Equal(["4", $"{winner.Configuration}"], words[..2]);
        Assert.Equal(winner.Loss, double.Parse(words[2], null));
        Assert.Equal(winner.Configuration, int.Parse(words[3], null));
        Assert.Equal(board.Lines(winner.Configuration).ToArray().Select(fold => Significand.Shortest(fold.ValidationLoss)), words[4..7].Select(word => double.Parse(word, null)));
        Assert.Equal("MINIMIZE", words[7]);
    }

    [OptunaFact]
    public async Task Optuna_maximises_where_more_is_better()
    {
        using var folder = new TemporaryFolder();
        var board = Some.Board(2, new Accuracy(), [SomeNet.Scored(0, 0, 0.1f, 5), SomeNet.Scored(0, 1, 0.1f, 6), SomeNet.Scored(1, 0, 0.9f, 8), SomeNet.Scored(1, 1, 0.9f, 9)]);
        var study = Some.Study(Some.Space("optimizer.learning-rate"), board, _ => Some.Choices(("optimizer.learning-rate", "0.01")));
        AtomicFile.Write(folder.At("journal.log"), stream => OptunaJournal.Write(
            stream, study, [SomeReport.Counted(new FoldId(0, 0), 0), SomeReport.Counted(new FoldId(1, 0), 1)], null));

        var words = (await Python(folder.At("journal.log"), "some")).Split(' ');

        Assert.Equal(["2", "1"], words[..2]);
        Assert.Equal(0.85, double.Parse(words[2], null), 6);
        Assert.Equal([0.8f, 0.9f], words[4..6].Select(word => float.Parse(word, null)));
        Assert.Equal("MAXIMIZE", words[6]);
    }

    [OptunaFact]
    public async Task Optuna_finds_the_front_of_our_goals()
    {
        using var folder = new TemporaryFolder();
        await Search.RunAsync(folder.Path, Search.Experiment("""
            name = goals, seed = 3
            data { kind = noisy-curve, rows = 24 }
            validation.folds = 2
            training { max-epochs = 2, batch-size = 8, early-stopping = false }
            refit { kind = all-rows, restarts = 1 }
            selection.metrics = [r2, parameters]
            selection.require = "parameters < 60"
            search { strategy = random, samples = 12 }
            space { optimizer.learning-rate { log-uniform = [1e-4, 1e-1] }, model.hidden = [[2], [4], [8], [16], [32]] }
            """));
        StudyView view;
        using (var study = Search.Right(SqliteReader.Open(folder.Path)))
        {
            view = StudyView.Read(study);
            AtomicFile.Write(folder.At("journal.log"), stream => OptunaJournal.Write(stream, view, study.Attempts(), study.Selection()));
        }

        var lines = (await Python(folder.At("journal.log"), "goals", GoalScript)).Split('\n');

        Assert.Equal("MAXIMIZE MINIMIZE", lines[0]);
        var found = lines[1..].Select(line => line.Split(' ')).ToDictionary(words => int.Parse(words[0], null), words => words[1..].Select(word => double.Parse(word, null)));
        Assert.Equal(view.Front!.Members.Select(member => member.Configuration).Order(), found.Keys.Order());
        Assert.All(view.Front.Members, member => Assert.Equal(member.Summary.Goals.Select(Significand.Shortest), found[member.Configuration].Select(Significand.Shortest)));
    }

    private static async Task<string> Python(string journal, string name, string script = Script)
    {
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", script, journal, name]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = python.StandardError.ReadToEndAsync();
        var output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, await error);
        return output.Trim();
    }
}
