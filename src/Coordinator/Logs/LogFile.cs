using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ActorSearch.Shared.Logging;

namespace ActorSearch.Coordinator.Logs;

/// <summary>One of the files into which a process's log is cut: <c>coordinator.clef</c>, then <c>coordinator_001.clef</c> and so on.</summary>
/// <param name="Process">Its files' path without what counts them.</param>
/// <param name="Number">Counts the process's files; 0 is the one without a number.</param>
internal sealed partial record LogFile(string Path, string Process, int Number)
{
    /// <summary>Deep enough for a folder in which a search and trainers were started, which have their logs in runs/NAME/log and trainer/1/log.</summary>
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 4, IgnoreInaccessible = true };

    /// <summary>The logs of a folder and of those in it: the files of each process in the order in which they were written.</summary>
    /// <param name="folder">One that does not exist has none.</param>
    public static ImmutableSortedDictionary<string, ImmutableArray<LogFile>> In(string folder)
    {
        List<string> paths;
        try
        {
            paths = [.. Directory.EnumerateFiles(folder, $"*{LogFiles.Extension}", Below)];
        }
        catch (DirectoryNotFoundException)
        {
            paths = [];
        }

        return paths.Select(FromPath).GroupBy(file => file.Process)
            .ToImmutableSortedDictionary(files => files.Key, files => files.OrderBy(file => file.Number).ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>Opens it while another process can write or delete it.</summary>
    public FileStream Open() => new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static LogFile FromPath(string path)
    {
        var name = Name().Match(path);
        var number = name.Groups["number"];
        return new LogFile(path, name.Groups["process"].Value, number.Success ? int.Parse(number.Value, CultureInfo.InvariantCulture) : 0);
    }

    [GeneratedRegex("""^(?<process>.*?)(_(?<number>[0-9]{3,9}))?\.clef$""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
