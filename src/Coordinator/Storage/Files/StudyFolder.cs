using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Storage.Files;

/// <summary>An output folder, held by this process alone until it is disposed; the system lets go of it with the process.</summary>
public sealed class StudyFolder : IDisposable
{
    private const string LockName = "study.lock";

    /// <summary>What people write; never changed by a run.</summary>
    internal const string NotesName = "notes.md";

    /// <summary>Beside the lock, since a file that is held cannot be read.</summary>
    private const string HolderName = "study.pid";

    private static readonly string[] OwnFolders = ["log/", "trainer/"];

    /// <summary>
    /// All that a search writes into its folder; <c>--fresh</c> deletes this and nothing else. The study is deleted after what is made of it:
    /// where a file before it cannot be deleted, nothing is lost.
    /// </summary>
    private static readonly string[] Results =
    [
        "model/model.json", "model/weights.dat", "model/MODEL.md", "configurations.csv", "folds.csv", "curves.csv", "predictions.csv", "best.json", "analysis.json",
        "report.html", "dashboard.json", "study.db", "study.db-wal", "study.db-shm", "study.db-journal",
    ];

    private readonly FileStream _lock;

    private StudyFolder(string path, bool fresh, FolderWords words, FileStream held) => (Path, IsFresh, Words, _lock) = (path, fresh, words, held);

    public string Path { get; }

    /// <summary>Whether a new study is opened in it, for which the results of earlier runs are discarded.</summary>
    public bool IsFresh { get; }

    /// <summary>How the user names it.</summary>
    internal FolderWords Words { get; }

    /// <summary>Its database.</summary>
    public string Database => DatabaseIn(Path);

    /// <summary>Creates or locks the folder. Its files are unchanged.</summary>
    /// <param name="path">Where.</param>
    /// <param name="fresh">See <see cref="IsFresh"/>.</param>
    /// <param name="isStudy">Whether a run may have made a file.</param>
    /// <param name="words">How the user names it (default: options of the command line).</param>
    public static Checked<StudyFolder> Open(string path, bool fresh, Func<string, bool> isStudy, FolderWords? words = null)
    {
        words ??= FolderWords.Options;
        FileStream? held = null;
        try
        {
            if (File.Exists(path))
            {
                return Wrong(path, $"this is a file; name a folder {words.Another}.");
            }

            Directory.CreateDirectory(path);
            if (!IsOurs(path, isStudy))
            {
                return Wrong(path, $"the folder has other files and no study; name an empty or a new one {words.Another}.");
            }

            if (!TryHold(path, out held))
            {
                return Wrong(path, $"another run{Holder(path)} is using the folder; wait until it ends, or name another one {words.Another}.");
            }

            return new Checked<StudyFolder>.Right(new StudyFolder(path, fresh, words, held));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            held?.Dispose();
            return Wrong(path, $"the folder cannot be written: {SystemFault.Find(e).Reason}. Name another one {words.Another}.");
        }
    }

    /// <summary>Whether a process has locked the folder, as far as this is known without changing it.</summary>
    public static bool IsHeld(string path)
    {
        // Without the process number the folder is free; with it the process can have been killed, so only the lock decides.
        if (!File.Exists(System.IO.Path.Combine(path, HolderName)))
        {
            return false;
        }

        try
        {
            using var taken = new FileStream(System.IO.Path.Combine(path, LockName), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            File.Delete(System.IO.Path.Combine(Path, HolderName));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder or its disk has gone: the number that stays behind means nothing without the lock.
        }

        _lock.Dispose();
    }

    /// <summary>Discards the results of earlier runs.</summary>
    /// <exception cref="IOException">A file cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    internal void Clear()
    {
        foreach (var file in Results.Select(name => System.IO.Path.Combine(Path, name)).Where(File.Exists))
        {
            File.Delete(file);
        }
    }

    /// <summary>The files in a folder that a search replaces or deletes.</summary>
    internal static IEnumerable<string> ResultsIn(string folder) => Results.Select(name => System.IO.Path.Combine(folder, name)).Where(File.Exists);

    /// <summary>The folder of the search that a file belongs to; null where it belongs to none.</summary>
    /// <param name="file">Its path, there or not yet, after all links.</param>
    internal static string? OwnerOf(string file)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file));
        while (folder is not null && !File.Exists(DatabaseIn(folder))) folder = System.IO.Path.GetDirectoryName(folder);
        return folder is not null && Owns(folder, file) ? folder : null;
    }

    /// <summary>Whether a file in an output folder is one that a search writes, or its notes.</summary>
    internal static bool Owns(string folder, string file)
    {
        var name = System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/');
        return Results.Contains(name) || name is LockName or HolderName or NotesName || OwnFolders.Any(own => name.StartsWith(own, StringComparison.Ordinal));
    }

    internal static string DatabaseIn(string folder) => System.IO.Path.Combine(folder, "study.db");

    // If a killed run left no database, or --fresh was killed while it deleted, all files must be ones that a run creates. Names alone
    // do not prove that, but only a run creates the lock, before all other files. Trainers on this machine can have their folders here too,
    // and can start first, and people can note what a study is for before they run it.
    private static bool IsOurs(string path, Func<string, bool> isStudy)
    {
        var database = DatabaseIn(path);
        if (File.Exists(database))
        {
            return isStudy(database);
        }

        var isLocked = File.Exists(System.IO.Path.Combine(path, LockName));
        return Directory.EnumerateFileSystemEntries(path).Select(entry => System.IO.Path.GetFileName(entry))
            .All(name => name is LockName or HolderName or NotesName or "log" or "trainer" || (isLocked && (Results.Contains(name) || name is "model")));
    }

    private static bool TryHold(string path, [NotNullWhen(true)] out FileStream? held)
    {
        try
        {
            held = new FileStream(System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(System.IO.Path.Combine(path, LockName)))
        {
            held = null;
            return false;
        }

        File.WriteAllText(System.IO.Path.Combine(path, HolderName), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return true;
    }

    private static string Holder(string path)
    {
        try
        {
            return int.TryParse(File.ReadAllText(System.IO.Path.Combine(path, HolderName)), out var process) ? $" (process {process})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static Checked<StudyFolder>.Wrong Wrong(string path, string sentence) => new([new Mistake(path, sentence)]);
}
