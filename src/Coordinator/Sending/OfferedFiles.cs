using System.Collections.Immutable;
using System.Security.Cryptography;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Sending;
using ActorSearch.TrainerNode.Data.Inputs;

namespace ActorSearch.Coordinator.Sending;

/// <summary>The files of an experiment on this machine, by the SHA-256 by which trainers ask for them.</summary>
/// <param name="List">What trainers read first.</param>
/// <param name="Paths">The path of each file by its SHA-256.</param>
internal sealed record OfferedFiles(SentData List, ImmutableDictionary<string, (string Path, SentFile File)> Paths)
{
    private const UnixFileMode Runnable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Reads all files once, for their hashes.</summary>
    /// <param name="plugins">The folder with the folders of plug-ins; null: none.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be read.</exception>
    public static OfferedFiles Collect(Experiment experiment, string? plugins)
    {
        var paths = ImmutableDictionary.CreateBuilder<string, (string Path, SentFile File)>();
        ImmutableArray<ImmutableArray<SentFile>> files =
            [.. experiment.Data.Files.Select(name => InputFile.FilesOf(name).Select(path => Offer(path, Path.GetFileName(path), paths)).ToImmutableArray())];
        ImmutableArray<SentPlugin> sent = experiment.Objective is PluginSettings settings && plugins is not null
            ? [.. settings.Plugins.Distinct().Select(name => new SentPlugin(name, Folder(Path.Combine(plugins, name), paths)))]
            : [];
        return new OfferedFiles(new SentData(files, sent), paths.ToImmutable());
    }

    private static ImmutableArray<SentFile> Folder(string folder, ImmutableDictionary<string, (string Path, SentFile File)>.Builder paths) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace('\\', '/'))).OrderBy(each => each.Name, StringComparer.Ordinal)
            .Select(each => Offer(each.Path, each.Name, paths))];

    private static SentFile Offer(string path, string name, ImmutableDictionary<string, (string Path, SentFile File)>.Builder paths)
    {
        using var opened = File.OpenRead(path);
        var runs = !OperatingSystem.IsWindows() && (File.GetUnixFileMode(opened.SafeFileHandle) & Runnable) != 0;
        var file = new SentFile(name, opened.Length, Convert.ToHexStringLower(SHA256.HashData(opened)), runs);
        paths[file.Sha256] = (Path.GetFullPath(path), file);
        return file;
    }
}
