using System.Diagnostics;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>
/// Ends the programs of this process if it dies, whatever kills it, and deletes its temporary folders: a small shell, in a session of its own, that reads from
/// a pipe which groups are running, and kills those that are left when the pipe closes. One for each process. Does nothing on Windows.
/// </summary>
internal static class GroupWatch
{
    private const string Script = """
        groups=" "
        folders=""
        while IFS= read -r line; do
          id=${line#?}
          case $line in
            +*) groups="$groups$id " ;;
            -*) groups="${groups%%" $id "*} ${groups#*" $id "}" ;;
            /*) folders="$folders$line
        " ;;
          esac
        done
        for id in $groups; do kill -s KILL -- "-$id" 2>/dev/null || kill -s KILL "$id" 2>/dev/null; done
        printf %s "$folders" | while IFS= read -r folder; do
          case $folder in */actorsearch-*) rm -rf -- "$folder" ;; esac
        done
        """;

    private static readonly Lock Gate = new();

    private static StreamWriter? _pipe;

    /// <summary>A group is running. Call it before the program gets its input: what waits for input then cannot be left behind.</summary>
    public static void Add(int group) => Write($"+{group}");

    /// <summary>A group has ended.</summary>
    public static void Remove(int group) => Write($"-{group}");

    /// <summary>A temporary folder is in use; its name begins with <c>actorsearch-</c>. What is deleted before stays known, which does no harm.</summary>
    /// <param name="folder">Full path.</param>
    public static void Add(string folder)
    {
        // A path with a line break is two lines for the shell: then the folder stays.
        if (!folder.Contains('\n', StringComparison.Ordinal)) Write(folder);
    }

    private static void Write(string line)
    {
        if (OperatingSystem.IsWindows()) return;
        lock (Gate)
        {
            try
            {
                (_pipe ??= Start()).Write($"{line}\n");
            }
            catch (IOException)
            {
                // Somebody has killed the shell: the next one watches what comes.
                _pipe = null;
            }
        }
    }

    private static StreamWriter Start()
    {
        string[] words = [.. SessionWords.Before, "/bin/sh", "-c", Script];
        var start = new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false, RedirectStandardInput = true };
        var pipe = Process.Start(start)!.StandardInput;
        pipe.AutoFlush = true;
        return pipe;
    }
}
