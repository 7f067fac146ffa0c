using System.CommandLine;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>completion</c>: a shell's script, which asks the program itself for the words that may follow.</summary>
internal static class CompletionCommand
{
    private const string Name = "actorsearch";

    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = $$"""
            _{{Name}}() {
              local typed="${COMP_LINE:0:COMP_POINT}"
              typed="${typed##* }"
              mapfile -t COMPREPLY < <(compgen -W "$({{Name}} "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$typed")
              [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
              [[ $typed == *=* ]] && COMPREPLY=("${COMPREPLY[@]#*=}")
              return 0
            }
            complete -o default -F _{{Name}} {{Name}}
            """,
        ["zsh"] = $$"""
            #compdef {{Name}}
            _{{Name}}() {
              local -a words_found
              words_found=("${(@f)$({{Name}} "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
              if [[ $words_found[1] == *= ]]; then compadd -S '' -a words_found; else compadd -a words_found || _files; fi
            }
            compdef _{{Name}} {{Name}}
            """,
        ["fish"] = $$"""
            complete -c {{Name}} -a '({{Name}} "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "Name of the shell.", HelpName = "bash|fish|zsh" };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && !Scripts.ContainsKey(name)) result.AddError($"SHELL must be bash, fish or zsh, but is '{name}'.");
        });
        var command = new Command("completion", "Print a completion script for a shell, for example: source <(actorsearch completion bash).") { shell };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(Scripts[parsed.GetRequiredValue(shell)].ReplaceLineEndings("\n")));
        return command;
    }
}
