using System.Diagnostics;
using System.Globalization;
using ActorSearch.Shared.Checking;

namespace ActorSearch.TrainerNode.Receiving;

/// <summary>
/// Received files of all trainers that share a folder. Each set of files is a folder, which appears whole; while it is received it is called
/// <c>KEY.part</c>, and another process continues it where one has ended. What nobody uses is discarded when room is needed, the least recently used first.
/// </summary>
/// <param name="folder">Full path.</param>
/// <param name="limit">Most bytes of all sets together; 0: nothing is received.</param>
/// <param name="patience">How long to wait for room that others use: after a search its trainers begin the next one at different times.</param>
internal sealed class DataCache(string folder, long limit, TimeSpan patience)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private string Gate => System.IO.Path.Combine(folder, "cache.lock");

    /// <summary>A set in the cache, received if it is not there.</summary>
    /// <param name="receive">Brings the missing bytes into a folder; what an earlier call has left there is kept.</param>
    /// <returns>The folder, which stays until it is disposed; or why there is none.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="NotSentException">It cannot be received.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<Checked<CachedFolder>> GetAsync(FileSet set, Func<string, Task> receive, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var (whole, part, gate) = (PathOf(set.Key), PathOf($"{set.Key}.part"), PathOf($"{set.Key}.lock"));
        for (var isHashed = false; ;)
        {
            if (CacheLock.TryShared(gate) is { } shared)
            {
                // What was just received was hashed on its way.
                if (isHashed ? Directory.Exists(whole) : set.IsIn(whole))
                {
                    File.SetLastWriteTimeUtc(gate, DateTime.UtcNow);
                    return new Checked<CachedFolder>.Right(new CachedFolder(whole, shared));
                }

                await shared.DisposeAsync().ConfigureAwait(false);
            }

            if (CacheLock.TryAlone(gate) is { } alone)
            {
                await using var held = alone.ConfigureAwait(false);
                if (set.IsIn(whole)) continue;
                if (Directory.Exists(whole)) Directory.Delete(whole, recursive: true);
                var began = Stopwatch.GetTimestamp();
                while (await ReserveAsync(set, cancellation).ConfigureAwait(false) is { } full)
                {
                    if (set.Length > limit || Stopwatch.GetElapsedTime(began) >= patience) return new Checked<CachedFolder>.Wrong([full]);
                    await Task.Delay(Look, cancellation).ConfigureAwait(false);
                }

                Directory.CreateDirectory(part);
                await receive(part).ConfigureAwait(false);
                Directory.Move(part, whole);
                isHashed = true;
                continue;
            }

            await Task.Delay(Look, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<Mistake?> ReserveAsync(FileSet set, CancellationToken cancellation)
    {
        var gate = await CacheLock.AloneAsync(Gate, cancellation).ConfigureAwait(false);
        await using var held = gate.ConfigureAwait(false);
        var others = Directory.EnumerateFiles(folder, "*.size").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)).Where(key => key != set.Key)
            .OrderBy(key => File.GetLastWriteTimeUtc(PathOf($"{key}.lock"))).Select(key => (Key: key, Bytes: Reserved(key))).ToList();
        var sum = set.Length + others.Sum(other => other.Bytes);
        foreach (var (key, bytes) in others.TakeWhile(_ => set.Length <= limit))
        {
            if (sum <= limit) break;
            if (TryDiscard(key)) sum -= bytes;
        }

        if (sum > limit)
        {
            return new Mistake("actorsearch.data-cache", string.Create(CultureInfo.InvariantCulture,
                $"the cache {folder} holds at most {limit} bytes, and {(set.Length > limit ? "" : $"beside {sum - set.Length} in use ")}{set.Length} are needed. "
                + $"Raise it, or copy the files to this node and name their folder with --data."));
        }

        await File.WriteAllTextAsync(PathOf($"{set.Key}.size"), set.Length.ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
        return null;
    }

    // What cannot be read was cut short, and is discarded like everything else.
    private long Reserved(string key) =>
        long.TryParse(File.ReadAllText(PathOf($"{key}.size")), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : 0;

    // Its lock file stays: a process that waits for it has it open.
    private bool TryDiscard(string key)
    {
        using var alone = CacheLock.TryAlone(PathOf($"{key}.lock"));
        if (alone is null) return false;
        foreach (var used in new[] { PathOf(key), PathOf($"{key}.part") }.Where(Directory.Exists))
        {
            Directory.Delete(used, recursive: true);
        }

        File.Delete(PathOf($"{key}.size"));
        return true;
    }

    private string PathOf(string name) => System.IO.Path.Combine(folder, name);
}

/// <summary>A folder of the cache that no process discards until this is disposed.</summary>
internal sealed class CachedFolder(string path, FileStream held) : IDisposable
{
    public string Path => path;

    public void Dispose() => held.Dispose();
}
