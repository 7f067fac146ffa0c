using ActorSearch.Abstractions;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Search;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Logging;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Objectives;
using Serilog.Events;

namespace ActorSearch.Coordinator.Tests.Commands.Running;

public sealed class RepeatedFoldsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Folds_that_do_not_repeat_are_named_with_both_values(bool promised)
    {
        var (code, told, complained) = Verify(promised, trial => trial.Whole("x") == 2 ? 0.25 : 0);
        var (where, other) = promised ? (complained, told) : (told, complained);

        Assert.Equal(promised ? ExitCode.Broken : ExitCode.Done, code);
        Assert.Matches("the two runs have different digests[:,] [0-9a-f]{64} and [0-9a-f]{64}", where.Split('\n').First(line => line.Contains("different", StringComparison.Ordinal)));
        Assert.Contains("configuration 1 (x 2), fold 1: validation loss 2 and 2.25, share 0.5 and 0.75", where, StringComparison.Ordinal);
        Assert.DoesNotContain("configuration 0", where, StringComparison.Ordinal);
        Assert.DoesNotContain("configuration", other, StringComparison.Ordinal);
        Assert.Equal(!promised, told.Contains("objective.repeatable is false", StringComparison.Ordinal));
    }

    [Fact]
    public void A_function_that_repeats_is_verified()
    {
        var (code, told, complained) = Verify(promised: true, _ => 0);

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("the two runs have the same digest", told, StringComparison.Ordinal);
        Assert.Empty(complained);
    }

    /// <param name="drift">What fold 1 adds to its loss and metric for each run of it that came before.</param>
    private (int Code, string Told, string Complained) Verify(bool promised, Func<Trial, double> drift)
    {
        var text = $$"""
            seed = 1, data.kind = none, validation.folds = 2, training { max-epochs = 1, early-stopping = false }
            objective { kind = code, repeatable = {{(promised ? "true" : "false")}}, metrics { share = maximize } }
            space { x = [1, 2] }
            """;
        var runs = 0;
        var objectives = BuiltIn.Objectives.With(CodeSettings.Word, (experiment, data) => new ObjectiveTrainer(experiment, data, () => new Drifting(trial => runs * drift(trial))));
        var prepared = Assert.IsType<Checked<Preparation>.Right>(Preparation.Prepare(ExperimentFile.Parse(BuiltIn.Schema, "drift", text, []), objectives)).Value;
        var search = new SearchRequest(prepared, new LogSettings(LogEventLevel.Warning), 1, null, CancellationToken.None);
        string digest;
        using (var session = Assert.IsType<Checked<SearchSession>.Right>(SearchSession.Open(search, _folder.Path, fresh: false)).Value)
        {
            digest = Assert.IsType<SearchEnd.Finished>(session.Run(Terminal.Plain(TextWriter.Null))).Digest;
        }

        runs++;
        using StringWriter told = new(), complained = new();
        var code = new Verification(Terminal.Plain(told), Terminal.Plain(TextWriter.Null), complained).Do(search, ExitCode.Done, _folder.Path, digest);
        return (code, told.ToString(), complained.ToString());
    }

    private sealed class Drifting(Func<Trial, double> drift) : IObjectiveRun
    {
        public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
        {
            var more = task is { Restart: null, Fold: 1 } ? drift(task.Trial) : 0;
            onEpoch(new EpochReport(1, task.Trial.Number("x") + more) { Metrics = new Dictionary<string, double> { ["share"] = 0.5 + more } });
            return new TrainingEnd.Trained();
        }

        public void Dispose()
        {
        }
    }
}
