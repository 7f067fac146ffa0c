using System.Security.Cryptography;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Sending;
using ActorSearch.TrainerNode.Receiving;

namespace ActorSearch.TrainerNode.Tests.Receiving;

public sealed class DataCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cache").FullName;
    private int _received;

    [Fact]
    public async Task Two_that_need_the_same_files_at_once_receive_them_once()
    {
        var both = await Task.WhenAll(GetAsync(new DataCache(_folder, 100, TimeSpan.Zero), 1), GetAsync(new DataCache(_folder, 100, TimeSpan.Zero), 1));

        Assert.Equal(1, _received);
        Assert.Equal(((Checked<CachedFolder>.Right)both[0]).Value.Path, ((Checked<CachedFolder>.Right)both[1]).Value.Path);
    }

    [Fact]
    public async Task The_least_recently_used_files_make_room_for_others()
    {
        var cache = new DataCache(_folder, 25, TimeSpan.Zero);
        foreach (var content in (byte[])[1, 2, 1, 3])
        {
            ((Checked<CachedFolder>.Right)await GetAsync(cache, content)).Value.Dispose();
        }

        Assert.Equal(3, _received);
        Assert.True(Set(1).IsIn(Path.Combine(_folder, Set(1).Key)));
        Assert.False(Directory.Exists(Path.Combine(_folder, Set(2).Key)));
    }

    [Fact]
    public async Task Files_in_use_stay_and_what_does_not_fit_beside_them_is_refused()
    {
        var cache = new DataCache(_folder, 15, TimeSpan.Zero);
        using var used = ((Checked<CachedFolder>.Right)await GetAsync(cache, 1)).Value;

        var refused = Assert.IsType<Checked<CachedFolder>.Wrong>(await GetAsync(cache, 2));

        Assert.Equal("actorsearch.data-cache", refused.Mistakes[0].Where);
        Assert.Contains("beside 10 in use 10 are needed", refused.Mistakes[0].Sentence, StringComparison.Ordinal);
        Assert.True(Set(1).IsIn(used.Path));
    }

    [Fact]
    public async Task Room_that_another_trainer_uses_for_the_search_before_is_waited_for()
    {
        var used = ((Checked<CachedFolder>.Right)await GetAsync(new DataCache(_folder, 15, TimeSpan.Zero), 1)).Value;
        var next = GetAsync(new DataCache(_folder, 15, TimeSpan.FromDays(1)), 2);
        Assert.False(next.IsCompleted);

        used.Dispose();

        using var received = ((Checked<CachedFolder>.Right)await next).Value;
        Assert.True(Set(2).IsIn(received.Path));
        Assert.False(Directory.Exists(used.Path));
    }

    [Fact]
    public async Task A_set_that_is_larger_than_the_cache_is_refused_without_waiting()
    {
        using var used = ((Checked<CachedFolder>.Right)await GetAsync(new DataCache(_folder, 10, TimeSpan.Zero), 1)).Value;

        var refused = Assert.IsType<Checked<CachedFolder>.Wrong>(await GetAsync(new DataCache(_folder, 9, TimeSpan.FromDays(1)), 2));

        Assert.Contains("holds at most 9 bytes, and 10 are needed", refused.Mistakes[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_in_the_cache_is_received_again()
    {
        var cache = new DataCache(_folder, 100, TimeSpan.Zero);
        ((Checked<CachedFolder>.Right)await GetAsync(cache, 1)).Value.Dispose();
        File.WriteAllText(Path.Combine(_folder, Set(1).Key, "file"), "something");

        using var again = ((Checked<CachedFolder>.Right)await GetAsync(cache, 1)).Value;

        Assert.Equal(2, _received);
        Assert.True(Set(1).IsIn(again.Path));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Bytes(byte content) => [.. Enumerable.Repeat(content, 10)];

    private static FileSet Set(byte content) =>
        FileSet.Create([("file", new SentFile("file", 10, Convert.ToHexStringLower(SHA256.HashData(Bytes(content))), Runs: false))])!;

    private Task<Checked<CachedFolder>> GetAsync(DataCache cache, byte content) => cache.GetAsync(
        Set(content),
        folder =>
        {
            Interlocked.Increment(ref _received);
            return File.WriteAllBytesAsync(Path.Combine(folder, "file"), Bytes(content));
        },
        CancellationToken.None);
}
