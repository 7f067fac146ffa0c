namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>One tiny search that ran to its end, for tests that only look at it or try in vain to change it.</summary>
public sealed class FinishedSearch : IAsyncLifetime
{
    /// <summary>Where the file <c>tiny.conf</c> and the results <c>out</c> lie.</summary>
    public Workshop Workshop { get; } = new();

    /// <summary>How it ended.</summary>
    internal Ended Ended { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Workshop.Write("tiny.conf", Workshop.Tiny);
        using var alone = Coordinator.StartAlone(Workshop.Folder, "run", "tiny.conf", "--out", "out");
        Ended = (await alone.End()).With(0);
    }

    public Task DisposeAsync()
    {
        Workshop.Dispose();
        return Task.CompletedTask;
    }
}
