using System.Collections.Immutable;
using System.Net;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Http;

namespace ActorSearch.Coordinator.Dashboard;

/// <summary>Where the page of a search is served and who may act on it.</summary>
/// <param name="Address">Where; port 0 takes a free one.</param>
/// <param name="IsAsked">Whether somebody named the address; otherwise another port will do, and a short search has no page.</param>
/// <param name="Token">What opens the actions and, off loopback, everything.</param>
internal sealed record DashboardChoice(IPEndPoint Address, bool IsAsked, AccessToken Token)
{
    /// <summary>How it is asked for, and where it is unless somebody says otherwise.</summary>
    public static readonly EndpointOptionNames Words = new(
        "--dashboard", "127.0.0.1:8080", "--dashboard-name", "--dashboard-token-file", "ACTORSEARCH_DASHBOARD_TOKEN");

    /// <summary>By which it is reached beside its address.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The same as the server has it.</summary>
    public HttpEndpoint Endpoint => new(Address, Token) { Names = Names };

    /// <summary>Reads what was asked for; null where no page is wanted.</summary>
    /// <param name="tokenInEnvironment">The value of the variable for the token, or null.</param>
    public static Checked<DashboardChoice?> Read(DashboardOptions options, string? tokenInEnvironment) => options.IsOff
        ? new Checked<DashboardChoice?>.Right(null)
        : HttpEndpoint.Read(Words, options.Address ?? Words.Example, options.Names, options.TokenFile, tokenInEnvironment) switch
        {
            Checked<HttpEndpoint>.Right(var endpoint) => new Checked<DashboardChoice?>.Right(
                new DashboardChoice(endpoint.Address, options.Address is not null, endpoint.Token ?? AccessToken.Made()) { Names = endpoint.Names }),
            Checked<HttpEndpoint>.Wrong(var mistakes) => new Checked<DashboardChoice?>.Wrong(mistakes),
            _ => throw new InvalidOperationException("What was asked for is right or wrong."),
        };
}
