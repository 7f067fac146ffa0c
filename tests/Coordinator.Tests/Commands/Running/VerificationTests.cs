using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.TrainerNode.Objectives.Plugins;
using Serilog.Events;

namespace ActorSearch.Coordinator.Tests.Commands.Running;

public sealed class VerificationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorsearch-");

    [Fact]
    public void Interrupted_it_says_that_nothing_was_verified()
    {
        using StringWriter output = new(), error = new();

        var code = new Verification(Terminal.Plain(output), Terminal.Plain(TextWriter.Null), error)
            .Do(Tiny(new CancellationToken(canceled: true)), ExitCode.Done, _folder.FullName, "the first");

        Assert.Equal(ExitCode.Interrupted, code);
        Assert.Contains("the digest is not verified", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private SearchRequest Tiny(CancellationToken interruption)
    {
        var file = Path.Combine(_folder.FullName, "tiny.conf");
        File.WriteAllText(file, """
            data { kind = noisy-curve, rows = 10 }
            model.hidden = [2]
            training.max-epochs = 1
            validation.folds = 2
            space.optimizer.learning-rate = [0.01]
            """);
        var prepared = Assert.IsType<Checked<Preparation>.Right>(Preparation.Prepare(file, [], new PluginSet(null))).Value;
        return new SearchRequest(prepared, new LogSettings(LogEventLevel.Information), 1, null, interruption);
    }
}
