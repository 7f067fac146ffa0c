using System.Text.Json;
using ActorSearch.Coordinator.Tests.Cluster;
using ActorSearch.Coordinator.Tests.EndToEnd;
using Spawned = ActorSearch.Coordinator.Tests.EndToEnd.Coordinator;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>The built program searching as a process of its own, its page on a free port of loopback.</summary>
internal sealed class ServedSearch : IDisposable
{
    private readonly HttpClient _client = new();

    private ServedSearch(Spawned program, Uri address, string? token) => (Process, Address, Token) = (program, address, token);

    public Spawned Process { get; }

    public Uri Address { get; }

    /// <summary>As the run wrote it down for its user.</summary>
    public string? Token { get; }

    /// <summary>So many configurations that a search which nobody waits for outlives every test: more than six minutes in one slot.</summary>
    public const int Endless = 2000;

    /// <summary>Trains nothing, for a tenth of a second a fold unless given.</summary>
    public static string Experiment(int configurations, int milliseconds = 50, int epochs = 2) => $$"""
        name = watched
        data { kind = noisy-curve, rows = 20 }
        model { kind = noop, milliseconds = {{milliseconds}} }
        training { max-epochs = {{epochs}}, early-stopping = false }
        validation { kind = k-fold, folds = 2 }
        space { model.variant = { int = [1, {{configurations}}] } }
        refit.restarts = 1
        """;

    /// <summary>Starts a search and pauses it at once, so that whoever looks has all the time.</summary>
    public static async Task<ServedSearch> Paused(Workshop workshop, string experiment, int slots = 1)
    {
        workshop.Write("watched.conf", experiment);
        var served = await Start(workshop, "run", "watched.conf", "--out", "out", "--slots", $"{slots}", "--dashboard", "127.0.0.1:0");
        await served.Ask("pause", "paused");
        return served;
    }

    public static async Task<ServedSearch> Start(Workshop workshop, params string[] arguments) =>
        await Of(Spawned.Start(workshop.Folder, arguments), workshop["out/dashboard.json"]);

    /// <summary>Waits until a program says where its page is.</summary>
    public static async Task<ServedSearch> Of(Spawned program, string file)
    {
        string? address = null;
        var says = await program.Says(line =>
        {
            address = line.StartsWith("watch: ", StringComparison.Ordinal) ? line["watch: ".Length..] : address;
            return address is not null;
        });
        Assert.True(says, (await (says ? Task.FromResult<Ended?>(null) : Task.Run(async () => (Ended?)await program.End())))?.Error);

        return new ServedSearch(program, new Uri(address!), JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.GetProperty("token").GetString());
    }

    /// <summary>Asks for something with the token.</summary>
    /// <param name="mode">The mode that is waited for; null where the run may end at once.</param>
    public async Task Ask(string action, string? mode)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, $"api/{action}"));
        request.Headers.Authorization = new("Bearer", Token);
        using var response = await _client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        // The answer comes with the deed, the snapshot that shows it a moment later.
        if (mode is not null) await Site.Until(async () => await Mode() == mode, $"the mode {mode}");
    }

    public void Dispose()
    {
        _client.Dispose();
        Process.Dispose();
    }

    private async Task<string?> Mode() => (await Read("api/study"))?.GetProperty("progress").GetProperty("mode").GetString();

    // Null where a fast machine asks more often than the server allows.
    private async Task<JsonElement?> Read(string path)
    {
        using var response = await _client.GetAsync(new Uri(Address, path));
        return response.StatusCode == System.Net.HttpStatusCode.TooManyRequests
            ? null
            : JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).RootElement;
    }
}
