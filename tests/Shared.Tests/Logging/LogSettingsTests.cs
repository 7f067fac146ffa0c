using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Settings;
using ActorSearch.Shared.Tests.Wire;
using Serilog.Events;
using Serilog.Sinks.OpenTelemetry;

namespace ActorSearch.Shared.Tests.Logging;

public class LogSettingsTests
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "hocon");

    [Theory]
    [InlineData(null, LogEventLevel.Information)]
    [InlineData("", LogEventLevel.Information)]
    [InlineData("debug", LogEventLevel.Debug)]
    [InlineData("ERROR", LogEventLevel.Error)]
    public void The_variable_is_stronger_than_the_settings_beside_the_program(string? variable, LogEventLevel level)
    {
        foreach (var role in Enum.GetValues<NodeRole>())
        {
            var settings = Assert.IsType<Checked<LogSettings>.Right>(LogSettings.Read(Shipped, role, variable)).Value;

            Assert.Equal(new LogSettings(level), settings);
        }
    }

    [Fact]
    public void Another_word_is_a_mistake_that_names_the_variable()
    {
        var mistake = Assert.Single(Assert.IsType<Checked<LogSettings>.Wrong>(LogSettings.Read(Shipped, NodeRole.Coordinator, "loud")).Mistakes);

        Assert.Equal("ACTORSEARCH_LOG: it must be debug, info, warning or error, but is 'loud'.", mistake.ToString());
    }

    [Fact]
    public void Servers_are_named_by_their_keys()
    {
        var folder = Written("""
            seq.url = "http://localhost:5341"
            seq.api-key = "secret"
            otlp.url = "https://collector.example:4318"
            otlp.protocol = http
            otlp.traces = 0.25
            """);

        var settings = Assert.IsType<Checked<LogSettings>.Right>(LogSettings.Read(folder, NodeRole.Trainer, null)).Value;

        Assert.Equal(new SeqServer(new Uri("http://localhost:5341"), "secret"), settings.Seq);
        Assert.Equal(new OtlpCollector(new Uri("https://collector.example:4318"), OtlpProtocol.HttpProtobuf) { Traces = 0.25 }, settings.Otlp);
    }

    [Fact]
    public void What_is_set_for_one_start_goes_before_the_file_and_the_last_word_counts()
    {
        string[] set = ["actorsearch.log.otlp.url=http://first:1", "actorsearch.beat=1s", "actorsearch.log.otlp.url=http://localhost:4317", "akka.loglevel=ERROR"];

        var settings = Assert.IsType<Checked<LogSettings>.Right>(LogSettings.Read(Shipped, NodeRole.Coordinator, null, set)).Value;

        Assert.Equal(new OtlpCollector(new Uri("http://localhost:4317"), OtlpProtocol.Grpc), settings.Otlp);
        Assert.Equal(LogEventLevel.Error, settings.Least);
    }

    [Fact]
    public void A_setting_of_the_log_that_there_is_not_is_a_mistake()
    {
        var read = LogSettings.Read(Shipped, NodeRole.Coordinator, null, ["actorsearch.log.otlp.uri=http://localhost:4317"]);

        Assert.Contains("there is no setting actorsearch.log.otlp.uri", Assert.Single(Assert.IsType<Checked<LogSettings>.Wrong>(read).Mistakes).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_in_the_file_is_told_with_its_key()
    {
        var folder = Written("""
            seq.url = "localhost:5341"
            otlp.url = "ftp://collector"
            otlp.protocol = smoke
            otlp.traces = 2
            """);

        var mistakes = Assert.IsType<Checked<LogSettings>.Wrong>(LogSettings.Read(folder, NodeRole.Trainer, "loud")).Mistakes;

        Assert.Equal(
            ["ACTORSEARCH_LOG", "actorsearch.log.otlp.protocol", "actorsearch.log.otlp.traces", "actorsearch.log.seq.url", "actorsearch.log.otlp.url"],
            mistakes.Select(mistake => mistake.Where.Split(": ")[^1]));
        Assert.All(mistakes.Skip(1), mistake => Assert.Contains("trainer.conf", mistake.Where, StringComparison.Ordinal));
    }

    private static string Written(string keys)
    {
        var folder = Scratch.Folder();
        File.WriteAllText(Path.Combine(folder, "trainer.conf"), $"actorsearch.log {{\n{keys}\n}}\n");
        return folder;
    }
}
