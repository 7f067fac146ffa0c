using System.Diagnostics;
using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.TrainerNode.Commands;

namespace ActorSearch.Coordinator.Tests.Commands.Arguments;

/// <summary>What shells offer, by the grammar and by the scripts for them.</summary>
public sealed class CompletionTests
{
    private const string TrainerKeys = "actorsearch.beat= actorsearch.certificate-check= actorsearch.data-cache= actorsearch.log.otlp.protocol= actorsearch.log.otlp.traces= "
        + "actorsearch.log.otlp.url= actorsearch.log.seq.api-key= actorsearch.log.seq.url=";

    [Theory]
    [InlineData("run e.conf --dash", "--dashboard --dashboard-name --dashboard-token-file")]
    [InlineData("actorsearch ta", "tail")]
    [InlineData("actorsearch tail d --le", "--level")]
    [InlineData("actorsearch tail d --level ", "debug error info warning")]
    [InlineData("actorsearch export d --format ", "csv json optuna-journal")]
    [InlineData("actorsearch predict d i --delimiter ", "blank comma pipe semicolon tab")]
    [InlineData("actorsearch completion ", "bash fish zsh")]
    [InlineData("actorsearch ", "completion export predict run show tail trainer")]
    [InlineData("actorsearch run ", "")]
    [InlineData("actorsearch run e.conf ", "")]
    [InlineData("actorsearch run e.conf --set optimizer.l", "optimizer.learning-rate=")]
    [InlineData("actorsearch run e.conf --set space.training.b", "space.training.batch-size=")]
    [InlineData("actorsearch run e.conf --set optimizer.kind=a", "optimizer.kind=adam optimizer.kind=adamax optimizer.kind=adamw")]
    [InlineData("actorsearch run e.conf --set seed=1 --set training.early-stopping=", "training.early-stopping=false training.early-stopping=true")]
    [InlineData("actorsearch run e.conf --set training.patience=", "")]
    [InlineData("actorsearch run e.conf --set nothing=", "")]
    [InlineData("actorsearch run e.conf --set actorsearch.d", "actorsearch.data-port=")]
    [InlineData("actorsearch trainer --set actorsearch.", TrainerKeys)]
    [InlineData("actorsearch trainer --set ", TrainerKeys)]
    [InlineData("actorsearch trainer --set akka.remote.dot-netty.tcp.po", "akka.remote.dot-netty.tcp.port=")]
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

    [ShellFact("zsh")]
    public async Task The_script_of_zsh_offers_these_words()
    {
        foreach (var (line, words) in Lines)
        {
            var typed = line.Split(' ');
            var script = $$"""
                compdef() { :; }
                compadd() { local found=$argv[-1]; print -r -- ${(P)found}; }
                {{Stub("zsh")}}
                words=({{line}}) CURRENT={{typed.Length}} PREFIX='{{typed[^1]}}'
                _actorsearch
                """;
            Assert.Equal((line, words), (line, await Run("zsh", ["-f", "-c", script], line)));
        }
    }

    [ShellFact("fish")]
    public async Task The_script_of_fish_offers_these_words()
    {
        foreach (var (line, words) in Lines)
        {
            // Words of a pipe before it are of another program.
            var script = $"{Stub("fish")}\ncomplete -C 'echo | {line}'";
            Assert.Equal((line, words), (line, await Run("fish", ["--no-config", "-c", script], line)));
        }
    }

    [Theory]
    [InlineData("bash", "complete -o default")]
    [InlineData("zsh", "#compdef actorsearch")]
    [InlineData("fish", "complete -c actorsearch")]
    public void Its_script_is_printed_for_each_shell(string shell, string line) =>
        Assert.Contains(line, Invoke("completion", shell).Output, StringComparison.Ordinal);

    private static readonly (string Line, string Words)[] Lines =
    [
        ("actorsearch run --qu", "--quiet"), ("actorsearch export d --format opt", "optuna-journal"), ("actorsearch run e --set optimizer.l", "optimizer.learning-rate="),
        ("actorsearch trainer --set actorsearch.b", "actorsearch.beat="),
    ];

    // The program, which answers only the line and the place that it is to be asked for.
    private static string Stub(string shell) => shell == "fish"
        ? $"function actorsearch; test \"$argv\" = \"$ASKED\"; and printf '%s\\n' $SAID; end\n{Invoke("completion", shell).Output}"
        : $"actorsearch() {{ [[ \"$*\" == \"$ASKED\" ]] && print -r -- \"$SAID\"; }}\n{Invoke("completion", shell).Output}";

    private static async Task<string> Run(string shell, string[] arguments, string line)
    {
        using var process = Process.Start(new ProcessStartInfo(shell, arguments)
        {
            RedirectStandardOutput = true,
            Environment = { ["ASKED"] = $"[suggest:{line.Length}] {line}", ["SAID"] = Invoke($"[suggest:{line.Length}]", line).Output.Trim() },
        })!;
        return (await process.StandardOutput.ReadToEndAsync()).Trim();
    }

    private static (int Code, string Output) Invoke(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        var code = new Grammar(
            RunCommand.Grammar(_ => 0), ShowCommand.Grammar(_ => 0), PredictCommand.Grammar(_ => 0), ExportCommand.Grammar(_ => 0), TailCommand.Grammar(_ => 0),
            new TrainerGrammar((_, _) => 0).Command(), CompletionCommand.Create()).Invoke(arguments, output, error);
        return (code, output.ToString());
    }
}

/// <summary>A test that needs a shell; where it is not installed, the test is shown as skipped.</summary>
public sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute(string shell)
    {
        Shell = shell;
        Skip = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, shell)))
            ? null! : $"There is no {shell}.";
    }

    public string Shell { get; }
}
