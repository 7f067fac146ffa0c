using System.Net;
using System.Text.Json;
using ActorSearch.Shared.Http;

namespace ActorSearch.Coordinator.Dashboard;

/// <summary>
/// <c>dashboard.json</c> in the output folder: where the page of a running search is and, where this run made it, the token that opens its
/// actions. Only the user can read it; it is deleted with the end of the run.
/// </summary>
internal sealed class DashboardFile : IDisposable
{
    public const string Name = "dashboard.json";

    private readonly string _path;

    private DashboardFile(string path) => _path = path;

    /// <exception cref="IOException">The disk is full or refuses.</exception>
    public static DashboardFile Write(string folder, IPEndPoint address, AccessToken token)
    {
        var path = Path.Combine(folder, Name);

        // An older file may be open to others, and would stay so.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(path, options);
        stream.Write(JsonSerializer.SerializeToUtf8Bytes(
            new { address = HttpEndpoint.UrlOf(address), token = token.IsOurs ? token.Text : null, process = Environment.ProcessId }, JsonSerializerOptions.Web));
        return new DashboardFile(path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            File.Delete(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder or its disk has gone, and the file with it.
        }
    }
}
