namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>One tiny search that ran to its end, for tests that only look at it or try in vain to change it. It runs once; each class has a copy.</summary>
public sealed class FinishedSearch : IAsyncLifetime
{
    private static readonly Lazy<Task<Found>> Searched = new(Search);

    /// <summary>Where the file <c>tiny.conf</c> and the results <c>out</c> lie.</summary>
    public Workshop Workshop { get; } = new();

    /// <summary>How it ended.</summary>
    internal Ended Ended { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var (ended, files) = await Searched.Value;
        Ended = ended;
        foreach (var (name, bytes) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Workshop[name])!);
            await File.WriteAllBytesAsync(Workshop[name], bytes);
        }
    }

    public Task DisposeAsync()
    {
        Workshop.Dispose();
        return Task.CompletedTask;
    }

    private static async Task<Found> Search()
    {
        using var workshop = new Workshop();
        workshop.Write("tiny.conf", Workshop.Tiny);
        using var alone = Coordinator.StartAlone(workshop.Folder, "run", "tiny.conf", "--out", "out");
        var ended = (await alone.End()).With(0);
        return new Found(ended, Directory.EnumerateFiles(workshop.Folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(workshop.Folder, file), File.ReadAllBytes));
    }

    private sealed record Found(Ended Ended, IReadOnlyDictionary<string, byte[]> Files);
}
