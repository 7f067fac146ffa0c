using System.Globalization;
using System.Net;
using ActorSearch.Coordinator.Commands;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Dashboard;

/// <summary>Where the page of a search is served and who may act on it.</summary>
/// <param name="Address">Where; port 0 takes a free one.</param>
/// <param name="IsAsked">Whether somebody named the address; otherwise another port will do, and a short search has no page.</param>
/// <param name="Token">What opens the actions and, off loopback, everything.</param>
internal sealed record DashboardChoice(IPEndPoint Address, bool IsAsked, AccessToken Token)
{
    /// <summary>Holds the token where no file does.</summary>
    public const string TokenVariable = "ACTORSEARCH_DASHBOARD_TOKEN";

    private const string Flag = "--dashboard";

    /// <summary>Where it is unless somebody says otherwise.</summary>
    public static readonly IPEndPoint Usual = new(IPAddress.Loopback, 8080);

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLocal => IPAddress.IsLoopback(Address.Address);

    /// <summary>Reads what was asked for; null where no page is wanted.</summary>
    /// <param name="tokenInEnvironment">The value of <see cref="TokenVariable"/>, or null.</param>
    public static Checked<DashboardChoice?> Read(DashboardOptions options, string? tokenInEnvironment)
    {
        if (options.IsOff)
        {
            return new Checked<DashboardChoice?>.Right(null);
        }

        var address = options.Address is null ? Usual : AddressOf(options.Address);
        if (address is null)
        {
            return Wrong(Flag, $"the address must be an IP address and a port like 127.0.0.1:8080, but is '{options.Address}'.");
        }

        var (token, mistake) = TokenOf(options.TokenFile, tokenInEnvironment);
        if (mistake is not null)
        {
            return new Checked<DashboardChoice?>.Wrong([mistake]);
        }

        return token is null && !IPAddress.IsLoopback(address.Address)
            ? Wrong(Flag, $"{options.Address} can be reached from other machines, so it needs a token: name a file that holds one with "
                + $"--dashboard-token-file, or set {TokenVariable}.")
            : new Checked<DashboardChoice?>.Right(new DashboardChoice(address, options.Address is not null, token ?? AccessToken.Made()));
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
            : host is ['[', .., ']'] && IPAddress.TryParse(host[1..^1], out var six) ? new IPEndPoint(six, port)
            : null;
    }

    private static (AccessToken? Token, Mistake? Mistake) TokenOf(string? file, string? environment)
    {
        var (where, text) = (file ?? TokenVariable, environment);
        if (file is not null)
        {
            try
            {
                text = File.ReadAllText(file).Trim();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return (null, new Mistake(file, $"the token cannot be read: {e.Message.TrimEnd('.')}. Name a file that can with --dashboard-token-file."));
            }
        }

        if (text is null)
        {
            return (null, null);
        }

        var token = AccessToken.Given(text);
        return (token, token is null
            ? new Mistake(where, $"the token must have at least {AccessToken.Shortest} characters, no space or accent among them: openssl rand -hex 32 makes one.")
            : null);
    }

    private static Checked<DashboardChoice?>.Wrong Wrong(string where, string sentence) => new([new Mistake(where, sentence)]);
}
