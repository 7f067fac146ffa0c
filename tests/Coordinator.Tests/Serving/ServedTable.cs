using ActorSearch.Coordinator.Tests.EndToEnd;

namespace ActorSearch.Coordinator.Tests.Serving;

/// <summary>A search on a raw table, run once, and a process that serves its model to all tests of a class.</summary>
public sealed class ServedTable : IAsyncLifetime
{
    private EndToEnd.Coordinator? _process;

    /// <summary>Contains the results in <c>out</c>.</summary>
    public Workshop Workshop { get; } = new();

    /// <summary>Where the model is served.</summary>
    public HttpClient Client { get; } = new();

    public async Task InitializeAsync()
    {
        Workshop.Write("train.csv", RawTable.Text(120, 1));
        Workshop.Write("raw.conf", """
            name = raw
            data { train = train.csv, target = saved }
            loss.kind = cross-entropy
            selection { threshold = costs, costs = [1, 3] }
            validation.folds = 2
            training { max-epochs = 3, early-stopping = false }
            space { optimizer.learning-rate = [0.01] }
            """);
        (await EndToEnd.Coordinator.Run(Workshop.Folder, "run", "raw.conf", "--out", "out")).With(0);
        (_process, Client.BaseAddress) = await Serve(Workshop.Folder, "out");
    }

    public Task DisposeAsync()
    {
        _process?.Dispose();
        Client.Dispose();
        Workshop.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Serves on a free port.</summary>
    internal static async Task<(EndToEnd.Coordinator Process, Uri Address)> Serve(string folder, params string[] arguments)
    {
        var process = EndToEnd.Coordinator.Start(folder, ["serve", .. arguments, "--port", "0"]);
        Uri? address = null;
        Assert.True(await process.Says(line => line.StartsWith("serving ", StringComparison.Ordinal) && Uri.TryCreate(line.Split(' ')[^1], UriKind.Absolute, out address)));
        return (process, address!);
    }
}
