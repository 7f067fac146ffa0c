using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Tests.Storage.Files;

public sealed class StudyFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_in_use_is_refused_by_the_number_of_the_process()
    {
        using var first = Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs));

        Assert.Contains($"process {Environment.ProcessId}", Mistake(StudyFolder.Open(_folder.Path, fresh: true, StudyFile.IsOurs)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_study_says_why_and_where_some_are()
    {
        var (file, missing) = (Path.Combine(_folder.Path, "a.csv"), Path.Combine(_folder.Path, "none"));
        File.WriteAllText(file, "");
        Assert.Equal("this is a file; name the output folder of a run.", MissingStudy.Explain(file).Sentence);
        Assert.Equal("there is no such folder; name the output folder of a run.", MissingStudy.Explain(missing).Sentence);
        Assert.Equal("there is no study in this folder; name the output folder of a run.", MissingStudy.Explain(_folder.Path).Sentence);

        foreach (var name in (string[])["a", "b", "c", "d"]) File.WriteAllText(StudyFolder.DatabaseIn(Directory.CreateDirectory(Path.Combine(_folder.Path, name)).FullName), "");
        var folders = string.Join(", ", ((string[])["a", "b", "c"]).Select(name => Path.Combine(_folder.Path, name)));
        Assert.Equal($"this folder has no study, but folders in it have; name one of them: {folders}, ….", MissingStudy.Explain(_folder.Path).Sentence);
    }

    [Fact]
    public void A_folder_is_free_again_when_its_run_has_ended()
    {
        Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs)).Dispose();
        Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs)).Dispose();
    }

    [Fact]
    public void A_folder_with_other_things_is_left_alone()
    {
        File.WriteAllText(_folder.At("thesis.tex"), "precious");

        Assert.Contains("no study", Mistake(StudyFolder.Open(_folder.Path, fresh: true, StudyFile.IsOurs)), StringComparison.Ordinal);
        Assert.Equal(["thesis.tex"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_trainer_that_began_before_its_coordinator_may_have_its_folder_there()
    {
        Directory.CreateDirectory(_folder.At("trainer/1"));

        Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs)).Dispose();
    }

    [Fact]
    public void A_study_can_have_notes_before_it_runs()
    {
        File.WriteAllText(_folder.At("notes.md"), "What this is for.");

        Search.Right(StudyFolder.Open(_folder.Path, fresh: false, StudyFile.IsOurs)).Dispose();
        Search.Right(StudyFolder.Open(_folder.Path, fresh: true, StudyFile.IsOurs)).Dispose();

        Assert.Equal("What this is for.", File.ReadAllText(_folder.At("notes.md")));
    }

    [Theory]
    [InlineData("thesis.md")]
    [InlineData("data/notes.md")]
    public void Other_files_beside_notes_are_left_alone(string other)
    {
        File.WriteAllText(_folder.At("notes.md"), "What this is for.");
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(other))!);
        File.WriteAllText(_folder.At(other), "precious");

        Assert.Contains("no study", Mistake(StudyFolder.Open(_folder.Path, fresh: true, StudyFile.IsOurs)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_is_no_study_is_left_alone()
    {
        File.WriteAllText(_folder.At("study.db"), "somebody else's");

        Assert.Contains("no study", Mistake(StudyFolder.Open(_folder.Path, fresh: true, StudyFile.IsOurs)), StringComparison.Ordinal);
        Assert.Equal("somebody else's", File.ReadAllText(_folder.At("study.db")));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_a_mistake()
    {
        File.WriteAllText(_folder.At("out"), "");

        Assert.Contains("this is a file", Mistake(StudyFolder.Open(_folder.At("out"), fresh: false, StudyFile.IsOurs)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_a_mistake()
    {
        File.WriteAllText(_folder.At("out"), "");

        Assert.Contains("cannot be written", Mistake(StudyFolder.Open(_folder.At("out/below"), fresh: false, StudyFile.IsOurs)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fresh_throws_away_results_and_nothing_else()
    {
        await Search.RunAsync(_folder.Path, Search.Experiment(Search.Noop));
        File.WriteAllText(_folder.At("notes.txt"), "mine");
        File.WriteAllText(_folder.At("best.json"), "{}");
        File.WriteAllText(_folder.At("predictions.csv"), "row,folds,target,prediction\n");

        using (var held = Search.Right(StudyFolder.Open(_folder.Path, fresh: true, StudyFile.IsOurs)))
        {
            held.Clear();
        }

        Assert.Equal(["notes.txt", "study.lock"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Fresh_throws_away_nothing_before_a_new_study_is_opened()
    {
        var experiment = Search.Experiment(Search.Noop);
        await Search.RunAsync(_folder.Path, experiment);
        var before = File.ReadAllBytes(_folder.At("study.db"));

        using var held = Search.Right(StudyFolder.Open(_folder.Path, fresh: true, StudyFile.IsOurs));
        Assert.Empty(SqliteStudy.Obstacles(held, Search.Card(Search.Experiment(Search.Noop, "training.max-epochs=7"))));
        Assert.Equal(before, File.ReadAllBytes(_folder.At("study.db")));

        using var store = Search.Right(SqliteStudy.Open(held, Search.Card(experiment)));
        Assert.Equal((1, 0), (store.Epoch, store.Read().Configurations.Count));
    }

    private static string Mistake<T>(Checked<T> value) => Assert.Single(Assert.IsType<Checked<T>.Wrong>(value).Mistakes).Sentence;
}
