using ActorSearch.Shared.Results;

namespace ActorSearch.TrainerNode.Tests.Objectives.Commands;

/// <summary>What programs and their children do to their pipes.</summary>
public sealed class CommandPipesTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void A_bar_of_progress_does_not_hide_what_comes_after_it()
    {
        var scored = Assert.IsType<FoldOutcome.Scored>(Fold("""printf ' 10 %%\r 90 %%\r{"epoch": 1, "loss": 0.5}\r\n{"epoch": 2, "loss": 0.25}\r{"result": {}}\r'"""));

        Assert.Equal([0.5, 0.25], scored.Curves.Validation);
        Assert.Equal(["10 %", "90 %"], _folder.Said);
    }

    [UnixFact]
    public void The_last_state_of_a_bar_of_progress_is_told() => Assert.EndsWith(
        " | 98 % | 99 %", Reason("""i=0; while [ $i -lt 100 ]; do printf '%d %%\r' $i >&2; i=$((i + 1)); done; exit 1"""), StringComparison.Ordinal);

    [UnixFact]
    public void A_process_outside_of_the_group_that_prints_on_is_not_waited_for()
    {
        using var folder = new CommandFolder { Clock = new Hasty() };

        var failed = Assert.IsType<FoldOutcome.Failed>(folder.Fold("""setsid sh -c 'while echo x; do sleep 0.1; done' & echo '{"result": {"loss": 1}}'"""));

        Assert.Contains("a process that it started was still running", failed.Reason, StringComparison.Ordinal);
        Assert.Contains("x", folder.Said);
    }

    [UnixFact]
    public void A_program_that_closes_its_output_and_stays_fails_at_its_timeout() => Assert.Contains(
        "it closed its standard output and did not end within objective.timeout = 1 s", Reason("exec >&-; sleep 60", "objective.timeout = 1"), StringComparison.Ordinal);

    [UnixFact]
    public void A_program_that_has_closed_its_output_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var training = Task.Run(() => Fold($"exec >&-; touch {_folder.At("closed")}; sleep 600", "objective.timeout = 500", cancellation.Token));
        Assert.True(SpinWait.SpinUntil(() => File.Exists(_folder.At("closed")) || training.IsCompleted, TimeSpan.FromSeconds(30)));
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => training.WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult());
    }

    [UnixFact]
    public void A_hyperparameter_whose_condition_does_not_hold_is_an_empty_argument()
    {
        Fold($$$"""printf '%s\n' '<{x}>' '<{rate}>' '<{rat}>' '{ rate }' > {{{_folder.At("words")}}}; echo '{"result": {"loss": 1}}'""", "space.rate { values = [1, 2], when.x = 1 }");

        Assert.Equal(["<0.5>", "<>", "<{rat}>", "{ rate }"], File.ReadAllLines(_folder.At("words")));
    }

    private string Reason(string script, string more = "") => Assert.IsType<FoldOutcome.Failed>(Fold(script, more)).Reason;

    /// <summary>Each second is a minute.</summary>
    private sealed class Hasty : TimeProvider
    {
        public override long TimestampFrequency => System.TimestampFrequency / 60;

        public override long GetTimestamp() => System.GetTimestamp();
    }

    private FoldOutcome Fold(string script, string more = "", CancellationToken cancellation = default) => _folder.Fold(script, more: more, cancellation: cancellation);
}
