using System.Text.Json;
using ActorSearch.Shared.Logging;
using Serilog.Events;

namespace ActorSearch.Shared.Tests.Logging;

public sealed class LogFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorsearch-");

    [Fact]
    public void An_event_is_a_line_of_compact_json_with_its_properties()
    {
        using (var log = LogFiles.Open(_folder.FullName, "coordinator", LogEventLevel.Information))
        {
            log.Information("Fold {Configuration}/{Fold} has loss {Loss}", 3, 1, 0.25f);
            log.Debug("Not this");
        }

        var line = JsonDocument.Parse(Assert.Single(File.ReadAllLines(Path.Combine(_folder.FullName, "coordinator.clef")))).RootElement;
        Assert.Equal(3, line.GetProperty("Configuration").GetInt32());
        Assert.Equal(0.25, line.GetProperty("Loss").GetDouble());
        Assert.Equal("coordinator", line.GetProperty("Process").GetString());
    }

    [Fact]
    public void A_second_process_goes_on_where_the_first_left_off()
    {
        foreach (var word in new[] { "one", "two" })
        {
            using var log = LogFiles.Open(_folder.FullName, "coordinator", LogEventLevel.Information);
            log.Information(word);
        }

        Assert.Equal(2, File.ReadAllLines(Path.Combine(_folder.FullName, "coordinator.clef")).Length);
    }

    [UnixFact]
    public void What_the_disk_does_not_take_is_lost_and_closing_the_log_is_not_a_failure()
    {
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "coordinator.clef"), "/dev/full");
        var log = LogFiles.Open(_folder.FullName, "coordinator", LogEventLevel.Information);
        log.Information("Nothing takes this");

        Assert.Null(Record.Exception(log.Dispose));
    }

    [Fact]
    public void However_much_is_logged_the_files_stay_bounded()
    {
        const int Largest = 1000;
        using (var log = LogFiles.Open(_folder.FullName, "coordinator", LogEventLevel.Information, Largest))
        {
            for (var i = 0; i < 500; i++)
            {
                log.Information("Fold {Fold} of a long search", i);
            }
        }

        var files = _folder.GetFiles();
        Assert.Equal(LogFiles.MostFiles, files.Length);
        Assert.All(files, file => Assert.InRange(file.Length, 1, Largest + 200));
        Assert.Contains("\"Fold\":499", string.Concat(files.Select(file => File.ReadAllText(file.FullName))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("debug", LogEventLevel.Debug)]
    [InlineData(" INFO ", LogEventLevel.Information)]
    [InlineData("Warning", LogEventLevel.Warning)]
    [InlineData("ERROR", LogEventLevel.Error)]
    [InlineData("loud", null)]
    [InlineData(null, null)]
    public void A_level_is_named_as_Akka_does_in_any_case(string? word, LogEventLevel? level) => Assert.Equal(level, LogFiles.LevelOf(word));

    public void Dispose() => _folder.Delete(recursive: true);
}
