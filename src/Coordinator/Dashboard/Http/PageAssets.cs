using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Http;
using Microsoft.AspNetCore.Http;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>The files of the page, from inside the program by exact name: there is no folder to step out of.</summary>
internal sealed class PageAssets
{
    private readonly FrozenDictionary<string, Lazy<Asset>> _assets;

    /// <param name="prefix">What the names of its resources begin with.</param>
    /// <param name="shared">Files that it has in common with the report.</param>
    public PageAssets(string prefix, params IEnumerable<(string Name, Func<string> Text)> shared)
    {
        var ours = typeof(PageAssets).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[prefix.Length..], name => new Lazy<Asset>(() => Asset.Create(name, Read(name))));
        foreach (var (name, text) in shared) ours.Add(name, new Lazy<Asset>(() => Asset.Create(name, Encoding.UTF8.GetBytes(text()))));
        _assets = ours.ToFrozenDictionary();
    }

    /// <summary>The types that they have, each once.</summary>
    public ImmutableArray<string> Types => [.. _assets.Keys.Select(TypeOf).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A file's type, by its name.</summary>
    public static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        var other => throw new InvalidOperationException($"{other} has no type."),
    };

    /// <summary>Sends a file; browsers keep it until it changes.</summary>
    public async Task Serve(HttpContext context, string name)
    {
        if (!_assets.TryGetValue(name, out var found))
        {
            await Refusals.Write(context, StatusCodes.Status404NotFound, "The file does not exist.").ConfigureAwait(false);
            return;
        }

        var asset = found.Value;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ETag = asset.Tag;
        if (context.Request.Headers.IfNoneMatch == asset.Tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await Replies.Bytes(context, asset.Type, asset.Bytes).ConfigureAwait(false);
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed record Asset(string Type, byte[] Bytes, string Tag)
    {
        public static Asset Create(string name, byte[] bytes) => new(
            TypeOf(name),
            bytes,
            $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
    }
}
