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
              local typed="${(j: :)words[1,CURRENT-1]} $PREFIX"
              words_found=("${(@f)$({{Name}} "[suggest:${#typed}]" "$typed" 2>/dev/null)}")
              if [[ $words_found[1] == *= ]]; then compadd -S '' -a words_found; else compadd -a words_found || _files; fi
            }
            compdef _{{Name}} {{Name}}
            """,
        ["fish"] = $$"""
            function __{{Name}}
              set -l typed (commandline -cp | string trim --left)
              {{Name}} "[suggest:"(string length -- "$typed")"]" "$typed" 2>/dev/null
            end
            complete -c {{Name}} -a '(__{{Name}})'
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
