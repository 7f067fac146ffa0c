using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting.Progress;

namespace ActorSearch.Coordinator.Tests.OneFileCommands;

/// <summary>A command as a contributor adds it: a file, and a line in the catalog.</summary>
public sealed class OneFileCommandsTests : IDisposable
{
    private readonly StringWriter _output = new(), _error = new();

    private CommandContext Context => new(Terminal.Plain(_output), Terminal.Plain(_error), () => Stream.Null, _output, _error);

    [Fact]
    public void A_command_of_one_file_is_in_the_help_the_completion_and_the_corrections()
    {
        Assert.Equal(ExitCode.Done, Invoke("--help"));
        Assert.Equal(ExitCode.Done, Invoke("[suggest:15]", "actorsearch dig"));
        Assert.Equal(ExitCode.Mistake, Invoke("digset", "d"));

        Assert.Contains("  digest <DIR> ", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("digest", _output.ToString().Split('\n', StringSplitOptions.TrimEntries));
        Assert.StartsWith("There is no command 'digset'. Did you mean digest?", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_work_runs_and_its_mistakes_are_sentences()
    {
        Assert.Equal(ExitCode.Mistake, Invoke("digest", Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())));

        Assert.Single(_error.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public void The_page_of_commands_has_all_of_them()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root(), "docs", "commands.md"));

        Assert.All(CommandCatalog.All(Context), command => Assert.Matches($"`{command.Name}[ `]", page));
    }

    [Fact]
    public void The_help_of_a_command_says_each_default_once_and_in_one_form()
    {
        foreach (var command in CommandCatalog.All(Context)) Assert.Equal(ExitCode.Done, Invoke("help", command.Name));

        var lines = _output.ToString().Split('\n');
        Assert.Contains(lines, line => line.Contains("--slots", StringComparison.Ordinal) && line.Contains("(default: number of cores)", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("[default: ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("by default", StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_for_contributors_shows_this_file()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root(), "docs", "extending.md"));
        var file = File.ReadAllText(Path.Combine(Repository.Root(), "tests", "Coordinator.Tests", "OneFileCommands", "DigestCommand.cs"));

        Assert.Contains($"```csharp\n{file.ReplaceLineEndings("\n")}```", page, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private int Invoke(params string[] arguments) =>
        new Grammar([.. CommandCatalog.All(Context), DigestCommand.Create(Context)]).Invoke(arguments, _output, _error);
}
