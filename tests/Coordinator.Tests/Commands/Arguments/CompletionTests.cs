using System.Diagnostics;
using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Running;

namespace ActorSearch.Coordinator.Tests.Commands.Arguments;

/// <summary>What shells offer, by the grammar and by the scripts for them.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("run e.conf --dash", "--dashboard --dashboard-name --dashboard-token-file")]
    [InlineData("actorsearch ta", "tail")]
    [InlineData("actorsearch tail d --le", "--level")]
    [InlineData("actorsearch tail d --level ", "debug error info warning")]
    [InlineData("actorsearch export d --format ", "csv json optuna-journal")]
    [InlineData("actorsearch predict d i --delimiter ", "blank comma pipe semicolon tab")]
    [InlineData("actorsearch completion ", "bash fish zsh")]
    [InlineData("actorsearch ", "completion export predict run show tail")]
    [InlineData("actorsearch run ", "")]
    [InlineData("actorsearch run e.conf ", "")]
    [InlineData("actorsearch run e.conf --set optimizer.l", "optimizer.learning-rate=")]
    [InlineData("actorsearch run e.conf --set space.training.b", "space.training.batch-size=")]
    [InlineData("actorsearch run e.conf --set optimizer.kind=a", "optimizer.kind=adam optimizer.kind=adamax optimizer.kind=adamw")]
    [InlineData("actorsearch run e.conf --set seed=1 --set training.early-stopping=", "training.early-stopping=false training.early-stopping=true")]
    [InlineData("actorsearch run e.conf --set training.patience=", "")]
    [InlineData("actorsearch run e.conf --set nothing=", "")]
    [InlineData("actorsearch show -", "--help --json --nodes --top")]
    public void A_shell_gets_the_words_that_may_follow_and_none_where_a_file_does(string line, string words)
    {
        var (code, output) = Invoke($"[suggest:{line.Length}]", line);

        Assert.Equal((0, words), (code, string.Join(' ', output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal))));
    }

    [UnixFact]
    public async Task The_script_of_bash_offers_these_words()
    {
        foreach (var (line, words) in ((string, string)[])[
            ("actorsearch run --qu", "--quiet"), ("actorsearch export d --format o", "optuna-journal"), ("actorsearch run e", ""), ("actorsearch ex", "export"),
            ("actorsearch run e --set optimizer.l", "optimizer.learning-rate="), ("actorsearch run e --set optimizer.kind=r", "rmsprop")])
        {
            var script = $$"""
                actorsearch() { printf '%s' "$SAID"; }
                {{Invoke("completion", "bash").Output}}
                COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=({{line}}) COMP_CWORD={{line.Split(' ').Length - 1}}
                complete -p actorsearch > /dev/null && _actorsearch && echo "${COMPREPLY[@]}"
                """;
            using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script])
            {
                RedirectStandardOutput = true,
                Environment = { ["SAID"] = Invoke($"[suggest:{line.Length}]", line).Output },
            })!;

            Assert.Equal((line, words), (line, (await bash.StandardOutput.ReadToEndAsync()).Trim()));
        }
    }

    [Theory]
    [InlineData("bash", "complete -o default")]
    [InlineData("zsh", "#compdef actorsearch")]
    [InlineData("fish", "complete -c actorsearch")]
    public void Its_script_is_printed_for_each_shell(string shell, string line) =>
        Assert.Contains(line, Invoke("completion", shell).Output, StringComparison.Ordinal);

    private static (int Code, string Output) Invoke(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        var code = new Grammar(
            RunCommand.Grammar(_ => 0), ShowCommand.Grammar(_ => 0), PredictCommand.Grammar(_ => 0), ExportCommand.Grammar(_ => 0), TailCommand.Grammar(_ => 0),
            CompletionCommand.Create()).Invoke(arguments, output, error);
        return (code, output.ToString());
    }
}
