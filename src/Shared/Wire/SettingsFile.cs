using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ActorSearch.Shared.Wire;

/// <summary>Reads a HOCON file and those that it includes; an include is relative to the file that says it.</summary>
internal static class SettingsFile
{
    public static Checked<Config> Read(string path)
    {
        try
        {
            return new Checked<Config>.Right(new Config(Parse(Path.GetFullPath(path), [])));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new Checked<Config>.Wrong([new Mistake(path, $"cannot be read: {unreadable.Message}")]);
        }
        catch (Exception malformed) when (malformed is FormatException or ConfigurationException || malformed.GetType() == typeof(Exception))
        {
            return new Checked<Config>.Wrong([new Mistake(path, $"is no HOCON: {malformed.Message}")]);
        }
    }

    private static HoconRoot Parse(string path, ImmutableStack<string> within)
    {
        if (within.Contains(path))
            throw new FormatException($"{path} includes itself.");
        var folder = Path.GetDirectoryName(path)!;
        return Parser.Parse(Closed(path), name => Parse(Path.GetFullPath(Path.Combine(folder, name)), within.Push(path)));
    }

    /// <summary>The text; Akka's parser takes a bracket that is never closed for one that is, and files its keys elsewhere.</summary>
    private static string Closed(string path)
    {
        var text = File.ReadAllText(path);
        var code = string.Join('\n', text.Split('\n').Select(line => line.Split('#')[0]));
        if (code.Count(c => c == '{') != code.Count(c => c == '}') || code.Count(c => c == '[') != code.Count(c => c == ']'))
            throw new FormatException($"{path} opens a bracket that it does not close, or closes one too many.");
        return text;
    }
}
