using System.Diagnostics;
using System.Text.Json;

namespace ActorSearch.Bench;

/// <summary>The page that a started coordinator serves, as its API.</summary>
internal sealed class ServedPage : IDisposable
{
    private readonly HttpClient _client;

    private ServedPage(Uri address) => (Address, _client) = (address, new HttpClient { BaseAddress = address });

    public Uri Address { get; }

    /// <summary>Waits until a coordinator says where its page is; what it says afterwards is the caller's to read.</summary>
    /// <param name="output">Its folder; only who acts needs it.</param>
    public static ServedPage Of(Process coordinator, string? output = null)
    {
        while (coordinator.StandardError.ReadLine() is { } line)
        {
            if (!line.StartsWith("watch: ", StringComparison.Ordinal)) continue;
            var page = new ServedPage(new Uri(line["watch: ".Length..].Split(' ')[0]));
            if (output is not null) page.Authorize(Path.Combine(output, "dashboard.json"));
            return page;
        }

        throw new InvalidOperationException($"The coordinator serves no page: exit code {coordinator.ExitCode}.");
    }

    public JsonElement Get(string path) =>
        JsonDocument.Parse(_client.GetStringAsync(new Uri(path, UriKind.Relative)).GetAwaiter().GetResult()).RootElement;

    public void Post(string path)
    {
        using var response = _client.PostAsync(new Uri(path, UriKind.Relative), null).GetAwaiter().GetResult();
        response.EnsureSuccessStatusCode();
    }

    /// <summary>An answer that goes on.</summary>
    public Stream Follow(string path) => _client.GetStreamAsync(new Uri(path, UriKind.Relative)).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    // The address is said first, the file with the token written at once after it.
    private void Authorize(string file)
    {
        SpinWait.SpinUntil(() => File.Exists(file) && new FileInfo(file).Length > 0);
        var token = JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("token").GetString();
        _client.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }
}
