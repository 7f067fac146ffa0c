using System.CommandLine;
using System.Globalization;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>Arguments and options of several commands.</summary>
internal static class OptionForms
{
    /// <summary>Most parallel trainings of a process.</summary>
    public const int MostSlots = 1024;

    /// <summary>The output folder of a search.</summary>
    public static Argument<string> Folder() => new("DIR") { Description = "The output folder of a search." };

    /// <summary>The output folder that a search writes.</summary>
    public static Option<string?> OutputFolder(string usual) => Named(new Option<string?>("--out") { Description = $"Output folder (default: {usual}).", HelpName = "DIR" });

    /// <summary>Discards what is in it.</summary>
    public static Option<bool> Fresh() => new("--fresh") { Description = "Discard existing results in the output folder." };

    /// <summary>The file to write, instead of standard output.</summary>
    public static Option<string?> OutputFile() => Named(new Option<string?>("--out")
    {
        Description = "Output file (default: standard output).",
        HelpName = "FILE",
    });

    /// <summary>Results for programs.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Write one JSON object to standard output instead of text." };

    /// <summary>Rejects an empty path, which a shell passes for a variable that is not set.</summary>
    public static Option<string?> Named(Option<string?> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && string.IsNullOrWhiteSpace(path))
            {
                result.AddError($"{option.Name} is empty; give a path.");
            }
        });
        return option;
    }

    /// <summary>A port; null: not given.</summary>
    public static Option<int?> Port(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port < 65_536) return port;
            result.AddError($"{name} must be a whole number from 0 to 65535, but is '{text}'.");
            return null;
        },
    };

    /// <summary>A whole number; null: not given. The description has the default: the help would add a second one.</summary>
    public static Option<int?> WholeNumber(string name, string description, int least = 1, int most = int.MaxValue) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            {
                result.AddError($"{name} must be a whole number {(most < int.MaxValue ? $"from 1 to {most}" : "of at least 1")}, but is '{text}'.");
            }

            return number;
        },
    };
}
