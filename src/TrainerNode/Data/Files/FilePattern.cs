using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Data.Files;

/// <summary>The files that a path names: one, or those whose names match <c>*</c> and <c>?</c> in its last part.</summary>
internal static class FilePattern
{
    private static readonly char[] Signs = ['*', '?'];

    // As in a shell, hidden files do not match.
    private static readonly EnumerationOptions Plain = new() { MatchType = MatchType.Simple, MatchCasing = MatchCasing.CaseSensitive, IgnoreInaccessible = false };

    /// <summary>Whether a path is a pattern: it has a sign of one and is not the name of a file.</summary>
    public static bool Is(string path) => path.IndexOfAny(Signs) >= 0 && !Path.Exists(path);

    /// <summary>The files of a pattern in the ordinal order of their names; none where its folder does not exist.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be read.</exception>
    public static ImmutableArray<string> Files(string pattern)
    {
        var folder = Path.GetDirectoryName(pattern) is { Length: > 0 } given ? given : ".";
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, Path.GetFileName(pattern), Plain).Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal).Select(name => Path.Combine(Path.GetDirectoryName(pattern) ?? "", name)),
        ];
    }
}
