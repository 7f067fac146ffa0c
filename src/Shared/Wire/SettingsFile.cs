using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Hocon;
using Akka.Configuration;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// Reads a HOCON file and those that it includes: lines <c>include "file"</c>, relative to the file that says it, whose keys go before the
/// included ones. Its shape is checked first, since Akka's parser passes over a bracket that is never closed, or never returns.
/// </summary>
internal static partial class SettingsFile
{
    public static Checked<Config> Read(string path) => Read(Path.GetFullPath(path), []);

    private static Checked<Config> Read(string path, ImmutableStack<string> within)
    {
        if (within.Contains(path))
            return Wrong(path, "includes itself.");

        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Wrong(path, $"cannot be read: {unreadable.Message}");
        }

        if (!HoconShape.Check(Include().Replace(text, ""), out var plain, out _, out var mistake))
            return Wrong($"{path}:{mistake.Line}", mistake.Sentence);

        var config = ConfigurationFactory.ParseString(plain);
        foreach (var name in Include().Matches(text).Select(match => match.Groups["file"].Value))
        {
            var included = Read(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, name)), within.Push(path));
            if (included is not Checked<Config>.Right right)
                return included;
            config = config.WithFallback(right.Value);
        }

        return new Checked<Config>.Right(config);
    }

    private static Checked<Config>.Wrong Wrong(string where, string sentence) => new([new Mistake(where, sentence)]);

    [GeneratedRegex("""^[ \t]*include[ \t]+"(?<file>[^"\r\n]+)"[ \t]*\r?$""", RegexOptions.Multiline)]
    private static partial Regex Include();
}
