using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Hocon;
using Akka.Configuration;

namespace ActorSearch.Shared.Settings;

/// <summary>
/// A HOCON file and those that it includes, read: lines <c>include "file"</c>, relative to the file that has the line, whose keys override the
/// included ones. Its syntax is checked first, because Akka's parser ignores a bracket that is never closed, or never returns.
/// </summary>
/// <param name="Config">All their settings.</param>
/// <param name="Said">Each setting with its file; the strongest first.</param>
internal sealed partial record SettingsFile(Config Config, ImmutableArray<LocatedSetting> Said)
{
    public static Checked<SettingsFile> Read(string path) => Read(Path.GetFullPath(path), []);

    private static Checked<SettingsFile> Read(string path, ImmutableStack<string> within)
    {
        if (within.Contains(path))
            return Wrong(path, "the file includes itself.");

        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Wrong(path, Path.Exists(path) ? $"the file cannot be read: {SystemFault.Find(unreadable).Sentence}." : "there is no such file; correct its path.");
        }

        if (!HoconShape.Check(Include().Replace(text, ""), out var plain, out _, out _, out var mistake)
            || !HoconReader.TryRead(plain, out var document, out mistake))
            return Wrong($"{path}:{mistake.Line}", mistake.Sentence);

        var read = new SettingsFile(ConfigurationFactory.ParseString(plain), [.. Leaves(path, "", document.Root)]);
        foreach (var name in Include().Matches(text).Select(match => match.Groups["file"].Value))
        {
            switch (Read(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, name)), within.Push(path)))
            {
                case Checked<SettingsFile>.Right(var included):
                    read = new SettingsFile(read.Config.WithFallback(included.Config), read.Said.AddRange(included.Said));
                    break;
                case var wrong:
                    return wrong;
            }
        }

        return new Checked<SettingsFile>.Right(read);
    }

    private static IEnumerable<LocatedSetting> Leaves(string file, string path, HoconTree tree) => tree is HoconTree.Branch(var fields)
        ? fields.SelectMany(field => Leaves(file, path.Length == 0 ? field.Key : $"{path}.{field.Key}", field.Value))
        : [new LocatedSetting($"{file}: {path}", path, tree)];

    private static Checked<SettingsFile>.Wrong Wrong(string where, string sentence) => new([new Mistake(where, sentence)]);

    [GeneratedRegex("""^[ \t]*include[ \t]+"(?<file>[^"\r\n]+)"[ \t]*\r?$""", RegexOptions.Multiline)]
    private static partial Regex Include();
}
