using System.Diagnostics;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Results;

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
        study = optuna.load_study(study_name="noop", storage=storage)
        best = study.best_trial
        for trial in study.trials:
            trial._validate()
        print(len(study.trials), best.user_attrs["configuration"], repr(best.value), best.params["model.variant"], *[repr(best.intermediate_values[fold]) for fold in range(3)])
        """;

    [OptunaFact]
    public async Task Optuna_finds_our_winner_with_its_loss_settings_and_folds()
    {
        using var folder = new TemporaryFolder();
        await Search.RunAsync(folder.Path, Search.Experiment(Search.Noop));
        Selected winner;
        Leaderboard board;
        using (var study = Search.Right(StudyReader.Open(folder.Path)))
        {
            var view = StudyView.Of(study);
            (winner, board) = (study.Selection()!, view.Board);
            AtomicFile.Write(folder.At("journal.log"), stream => OptunaJournal.Write(stream, view, study.Attempts(), winner));
        }

        var words = (await Python(folder.At("journal.log"))).Split(' ');

        Assert.Equal(["4", $"{winner.Configuration}"], words[..2]);
        Assert.Equal(winner.Loss, double.Parse(words[2], null));
        Assert.Equal(winner.Configuration, int.Parse(words[3], null));
        Assert.Equal(board.Lines(winner.Configuration).ToArray().Select(fold => fold.ValidationLoss), words[4..].Select(word => float.Parse(word, null)));
    }

    private static async Task<string> Python(string journal)
    {
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script, journal]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = python.StandardError.ReadToEndAsync();
        var output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, await error);
        return output.Trim();
    }
}
