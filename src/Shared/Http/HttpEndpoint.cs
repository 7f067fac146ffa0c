using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Shared.Http;

/// <summary>Where something is served over HTTP, and what opens it.</summary>
/// <param name="Address">Port 0 picks a free port.</param>
/// <param name="Token">What a request must send if a token is needed; null if there is none.</param>
public sealed record HttpEndpoint(IPEndPoint Address, AccessToken? Token)
{
    /// <summary>By which it is reached beside its address, through a proxy for instance: each a host, or a host and a port.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>
    /// Whether a browser asks for the token as a password, for pages that have links alone and no script that could send it. It then opens reading only,
    /// because browsers also send a password with requests that other pages make.
    /// </summary>
    public bool TakesPassword { get; init; }

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLocal => IsLoopback && Names.IsEmpty;

    /// <summary>Whether it listens to this machine alone; who comes through a proxy comes from this machine too.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address.Address);

    /// <summary>Reads what was asked for: beyond loopback there is none without a token.</summary>
    /// <param name="words">By which options it is asked for.</param>
    /// <param name="address">IP address and port.</param>
    /// <param name="names">By which it is reached beside that.</param>
    /// <param name="tokenFile">A file with the token, or null.</param>
    /// <param name="tokenInEnvironment">The value of the variable for the token, or null.</param>
    public static Checked<HttpEndpoint> Read(EndpointOptionNames words, string address, ImmutableArray<string> names, string? tokenFile, string? tokenInEnvironment)
    {
        if (names.FirstOrDefault(name => !IsName(name)) is { } wrong)
        {
            return Wrong(new Mistake(
                words.NameFlag, $"a name must be a host, for example watch.example.com or watch.example.com:8443, but is '{wrong}'."));
        }

        if (AddressOf(address) is not { } place)
        {
            return Wrong(new Mistake(words.Flag, $"the address must be an IP address and a port, for example {words.Example}, but is '{address}'."));
        }

        var (token, mistake) = TokenOf(words, tokenFile, tokenInEnvironment);
        if (mistake is not null)
        {
            return Wrong(mistake);
        }

        return token is null && !IPAddress.IsLoopback(place.Address)
            ? Wrong(new Mistake(
                words.Flag,
                $"{address} can be reached from other machines, so it needs a token: name a file with the token with {words.TokenFlag}, "
                + $"or set {words.TokenVariable}."))
            : new Checked<HttpEndpoint>.Right(new HttpEndpoint(place, token) { Names = names });
    }

    /// <summary>What to open in a browser.</summary>
    public static string UrlOf(IPEndPoint address)
    {
        var host = address.Address.Equals(IPAddress.Any) || address.Address.Equals(IPAddress.IPv6Any) ? Dns.GetHostName() : address.Address.ToString();
        return $"http://{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{address.Port}/";
    }

    // As a browser writes it into Origin, but for the scheme.
    private static bool IsName(string text)
    {
        var colon = text.EndsWith(']') ? -1 : text.LastIndexOf(':');
        var host = colon < 0 ? text : text[..colon];
        return (Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 || SixOf(host) is not null)
            && (colon < 0 || ushort.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _));
    }

    private static IPEndPoint? AddressOf(string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? "" : text[..colon];
        if (!ushort.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return null;
        }

        // IPAddress reads "8080" as an address too, so an address must look like one.
        return host == "localhost" ? new IPEndPoint(IPAddress.Loopback, port)
            : host.Count(character => character == '.') == 3 && IPAddress.TryParse(host, out var four) ? new IPEndPoint(four, port)
            : SixOf(host) is { } six ? new IPEndPoint(six, port)
            : null;
    }

    private static IPAddress? SixOf(string host) => host is ['[', .. var inside, ']'] && IPAddress.TryParse(inside, out var six) ? six : null;

    private static (AccessToken? Token, Mistake? Mistake) TokenOf(EndpointOptionNames words, string? file, string? environment)
    {
        var (where, text) = (file ?? words.TokenVariable, environment);
        if (file is not null)
        {
            try
            {
                text = File.ReadAllText(file).Trim();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return (null, new Mistake(file, $"the token cannot be read: {SystemFault.Find(e).Reason}. Name a readable file with {words.TokenFlag}."));
            }
        }

        if (text is null)
        {
            return (null, null);
        }

        var token = AccessToken.Given(text);
        return (token, token is null
            ? new Mistake(where, $"the token must have at least {AccessToken.Shortest} characters without spaces or accents: openssl rand -hex 32 makes one.")
            : null);
    }

    private static Checked<HttpEndpoint>.Wrong Wrong(Mistake mistake) => new([mistake]);
}

/// <summary>The options that set an endpoint.</summary>
/// <param name="Flag">The option with its address.</param>
/// <param name="Example">Such an address.</param>
/// <param name="NameFlag">The option with a name by which it is also reached.</param>
/// <param name="TokenFlag">The option that names a file with its token.</param>
/// <param name="TokenVariable">Holds the token where no file does.</param>
public sealed record EndpointOptionNames(string Flag, string Example, string NameFlag, string TokenFlag, string TokenVariable);
