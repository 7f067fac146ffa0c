using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ActorSearch.Shared.Http;

/// <summary>The secret that allows actions. It is compared in constant time.</summary>
public sealed class AccessToken
{
    /// <summary>Fewer characters can be guessed.</summary>
    public const int Shortest = 16;

    private readonly byte[] _hash;

    private AccessToken(string text, bool isOurs)
    {
        (Text, IsOurs) = (text, isOurs);
        _hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
    }

    public string Text { get; }

    /// <summary>Whether this run made it, rather than the user.</summary>
    public bool IsOurs { get; }

    /// <summary>A new token of 256 random bits.</summary>
    public static AccessToken Made() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), isOurs: true);

    /// <summary>A token from the user; null if it is too short or has characters that a header cannot carry.</summary>
    public static AccessToken? Given(string text) =>
        text.Length >= Shortest && text.All(character => character is > ' ' and <= '~') ? new AccessToken(text, isOurs: false) : null;

    /// <summary>Whether a request has this token in its <c>Authorization</c> header.</summary>
    public bool Opens(string? authorization) => IsThis(After("Bearer ", authorization) ?? "");

    /// <summary>Whether a browser shows this token as the password of any user.</summary>
    public bool OpensAsPassword(string? authorization)
    {
        var bytes = new byte[authorization?.Length ?? 0];
        var shown = Convert.TryFromBase64String(After("Basic ", authorization) ?? "", bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return IsThis(shown[(shown.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    }

    private static string? After(string scheme, string? authorization) =>
        authorization?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) == true ? authorization[scheme.Length..].Trim() : null;

    private bool IsThis(string shown) => CryptographicOperations.FixedTimeEquals(_hash, SHA256.HashData(Encoding.UTF8.GetBytes(shown)));
}
