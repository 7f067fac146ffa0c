using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Sending;
using Serilog;

namespace ActorSearch.TrainerNode.Receiving;

/// <summary>
/// Finds the files of experiments on this node, and receives from the coordinator what the node does not have, or has with other bytes. What an
/// experiment uses stays in the cache until the next experiment.
/// </summary>
/// <param name="coordinator">The coordinator's address.</param>
/// <param name="tls">The file that names the certificates; null without TLS.</param>
/// <param name="places">Folders of this node.</param>
/// <param name="log">Gets what is received.</param>
public sealed class DataReceiver(string coordinator, string? tls, ReceiverPlaces places, ILogger log) : IDisposable
{
    /// <summary>Longer than the other trainers of a machine need to find the next coordinator.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Without a byte; then a connection counts as cut.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    private readonly DataClient _client = new(coordinator[..coordinator.LastIndexOf(':')], tls is null ? null : new PeerTls(tls), LongestSilence);
    private readonly DataCache _cache = new(places.Cache, places.CacheLimit, LongestWait);
    private readonly LocalFiles _local = new(places.Data);
    private readonly SemaphoreSlim _one = new(1);
    private readonly List<CachedFolder> _used = [];

    /// <summary>The experiment with paths of this node.</summary>
    /// <param name="offer">What the coordinator offers now; null: it sends nothing.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<Checked<Experiment>> ReceiveAsync(Experiment experiment, Func<DataOffer?> offer, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            Forget();
            var patient = new RetryingClient(offer, log, TimeProvider.System);
            var sent = offer() is null || places.CacheLimit == 0 || (experiment.Data.Files.IsEmpty && experiment.Objective is not PluginSettings)
                ? null
                : await patient.AskAsync(now => _client.ListAsync(now, cancellation), () => 0, cancellation).ConfigureAwait(false);
            return sent is null ? _local.Find(experiment, offer() is not null) : await TakeAsync(experiment, sent, patient, cancellation).ConfigureAwait(false);
        }
        catch (NotSentException refused)
        {
            return new Checked<Experiment>.Wrong([refused.Mistake]);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new Checked<Experiment>.Wrong([new Mistake(
                places.Cache, $"received data cannot be stored: {SystemFault.Find(trouble).Reason}. Free disk space, or name another folder with --state.")]);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        _client.Dispose();
    }

    private async Task<Checked<Experiment>> TakeAsync(Experiment experiment, SentData sent, RetryingClient patient, CancellationToken cancellation)
    {
        var names = experiment.Data.Files;
        if (sent.Files.Length != names.Length) throw new NotSentException("the coordinator's list of files does not fit its experiment. Run the same version on both.");
        var received = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = names.Length - experiment.Data.Beside.Length;
        ImmutableArray<(string Name, ImmutableArray<SentFile> Files)> all = [.. names.Zip(sent.Files)];
        foreach (var (name, files) in all.Take(rows).Where(pair => !_local.Has(pair.Name, pair.Files)))
        {
            // A pattern finds the same files in a folder that has nothing else.
            var folder = await FolderAsync(files.Select(file => (Only(file.Name), file)), patient, cancellation).ConfigureAwait(false);
            received[name] = Path.Combine(folder, files is [var only] ? only.Name : Path.GetFileName(name));
        }

        var beside = all[rows..];
        if (beside.Any(pair => !_local.Has(pair.Name, pair.Files)))
        {
            // All of them in one folder: programs look for their files beside themselves.
            var folder = await FolderAsync(beside.Select(pair => (SafePlace.Check(pair.Name), pair.Files[0])), patient, cancellation).ConfigureAwait(false);
            foreach (var (name, _) in beside)
            {
                received[name] = Path.Combine(folder, SafePlace.Check(name)!);
            }
        }

        foreach (var plugin in experiment.Objective is PluginSettings && places.Plugins.Allowed is not null ? sent.Plugins : [])
        {
            places.Plugins.Receive(plugin.Name, HasPlugin(plugin) ? null
                : await FolderAsync(plugin.Files.Select(file => (SafePlace.IsSafe(file.Name) ? $"{Only(plugin.Name)}/{file.Name}" : null, file)), patient, cancellation).ConfigureAwait(false));
        }

        return new Checked<Experiment>.Right(experiment with
        {
            Data = experiment.Data.Located(name => Path.GetFullPath(received.TryGetValue(name, out var path) ? path : _local.PathOf(name))),
        });
    }

    /// <summary>A name that is one part of a path; null if it is more.</summary>
    private static string? Only(string name) => SafePlace.IsSafe(name) && !name.Contains('/', StringComparison.Ordinal) ? name : null;

    private bool HasPlugin(SentPlugin plugin)
    {
        var folder = Only(plugin.Name) is { } name ? Path.Combine(places.Plugins.Allowed!, name) : "";
        return Directory.Exists(folder) && Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length == plugin.Files.Length
            && plugin.Files.All(file => SafePlace.IsSafe(file.Name) && FileSet.IsSame(Path.Combine(folder, file.Name), file));
    }

    private async Task<string> FolderAsync(IEnumerable<(string? Place, SentFile File)> files, RetryingClient patient, CancellationToken cancellation)
    {
        var set = FileSet.Create(files) ?? throw new NotSentException("two files of the experiment would have the same place on this node, or one has a name that cannot be a file here. Copy the files to this node.");
        switch (await _cache.GetAsync(set, folder => FillAsync(set, folder, patient, cancellation), cancellation).ConfigureAwait(false))
        {
            case Checked<CachedFolder>.Right(var folder):
                _used.Add(folder);
                return folder.Path;
            case Checked<CachedFolder>.Wrong(var mistakes):
                throw new NotSentException(mistakes[0]);
            default:
                throw new InvalidOperationException("A folder is there or not.");
        }
    }

    private async Task FillAsync(FileSet set, string folder, RetryingClient patient, CancellationToken cancellation)
    {
        foreach (var (place, file) in set.Files)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            var path = Path.Combine(folder, place);
            using var download = new Download(file, path);
            for (var tries = 1; !await patient.AskAsync(now => download.ContinueAsync(_client, now, cancellation), () => download.Received, cancellation).ConfigureAwait(false); tries++)
            {
                if (tries == 2 || patient.IsOver) throw new NotSentException($"{file.Name} did not arrive as it was announced. Start the coordinator again with --send-data, or copy the file to this node.");
            }

            if (file.Runs && !OperatingSystem.IsWindows()) File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
            log.Information(LogEvents.DataReceived + ": {File:l} with {Bytes} bytes in {Duration} ms", file.Name, download.Received, (long)System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private void Forget()
    {
        foreach (var folder in _used)
        {
            folder.Dispose();
        }

        _used.Clear();
    }
}
