using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace ActorSearch.Shared.Http;

/// <summary>
/// Checks every request: who may ask, how often, and what a browser may do with the answer. Nothing about the search is sent before
/// it has agreed.
/// </summary>
/// <param name="endpoint">Where it is served and what opens it.</param>
/// <param name="words">By which options the endpoint was asked for.</param>
/// <param name="machine">The machine's own name, by which it may be called from others.</param>
/// <param name="limits">Largest sizes and rates.</param>
/// <param name="answered">Gets the status of each answer.</param>
public sealed class RequestGuard(HttpEndpoint endpoint, EndpointOptionNames words, string machine, HttpLimits limits, Action<int> answered, TimeProvider time)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'";

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Security-Policy", Policy), ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cache-Control", "no-store"),
    ];

    private readonly RequestBudget _requests = new(limits.RequestsPerSecond, limits.RequestsAtOnce, time);
    private readonly RequestBudget _trusted = new(limits.RequestsPerSecond, limits.RequestsAtOnce, time);
    private readonly RequestBudget _probes = new(limits.ProbesPerSecond, limits.ProbesPerSecond, time);

    /// <summary>Lets a request through, or refuses it.</summary>
    public async Task Pass(HttpContext context, RequestDelegate next)
    {
        foreach (var (name, value) in Headers)
        {
            context.Response.Headers[name] = value;
        }

        var route = context.GetEndpoint();
        if (Refusal(context, route?.Metadata.GetMetadata<Access>()) is var (status, sentence))
        {
            await Refusals.Write(context, status, sentence).ConfigureAwait(false);
        }
        else if (route is null)
        {
            await Refusals.Write(context, StatusCodes.Status404NotFound, "This page does not exist.").ConfigureAwait(false);
        }
        else
        {
            await next(context).ConfigureAwait(false);
            if (context.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false })
            {
                await Refusals.Write(context, StatusCodes.Status405MethodNotAllowed, $"This address takes another method: {context.Response.Headers.Allow}.").ConfigureAwait(false);
            }
        }

        answered(context.Response.StatusCode);
    }

    private (int Status, string Sentence)? Refusal(HttpContext context, Access? access)
    {
        var request = context.Request;

        // Looked at first: strangers cannot use up what is left for those who have the token. It costs a hash of a header of bounded size.
        var isReading = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var hasToken = endpoint.Token?.Opens(request.Headers.Authorization) == true
            || (endpoint.TakesPassword && isReading && endpoint.Token?.OpensAsPassword(request.Headers.Authorization) == true);
        if (!(access == Access.Probe ? _probes : hasToken ? _trusted : _requests).TryTake())
        {
            context.Response.Headers.RetryAfter = "1";
            return (StatusCodes.Status429TooManyRequests, "Too many requests: try again in a second.");
        }

        if (request.ContentLength > limits.Body || (!limits.TakesBodies && request.Headers.TransferEncoding.Count > 0))
        {
            context.Response.Headers.Connection = "close";
            return (StatusCodes.Status413PayloadTooLarge, limits.TakesBodies ? $"A body has at most {limits.Body} bytes; send fewer rows at once." : "Requests must not have a body.");
        }

        if (!IsOurs(request.Host))
        {
            return (
                StatusCodes.Status421MisdirectedRequest,
                $"This is not served under that name: use the address that the program printed, or start the program with {words.NameFlag} and the name.");
        }

        if (IsForeign(request.Headers))
        {
            return (StatusCodes.Status403Forbidden, "Requests from pages of other sites are not allowed.");
        }

        var isOpen = access is null || access == Access.Probe || access == Access.Open || (access == Access.Read && endpoint.IsLocal);
        if (!isOpen && !hasToken)
        {
            context.Response.Headers.WWWAuthenticate = endpoint.TakesPassword ? "Basic realm=\"The password is the token\", charset=\"UTF-8\"" : "Bearer";
            return (StatusCodes.Status401Unauthorized, $"This needs the token in the header 'Authorization: Bearer TOKEN'{(endpoint.TakesPassword ? ", or as the password in a browser" : "")}.");
        }

        return null;
    }

    // A name that a foreign name server points here (DNS rebinding) is not one of these; an address cannot be abused so.
    private bool IsOurs(HostString host)
    {
        // A given name without a port allows all ports, like an address.
        var name = host.Host.Trim('[', ']');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || IsNamed(host.Host) || IsNamed(host.Value!)
            || (IPAddress.TryParse(name, out var address)
                ? !endpoint.IsLoopback || IPAddress.IsLoopback(address)
                : !endpoint.IsLoopback && (name.Equals(machine, StringComparison.OrdinalIgnoreCase)
                    || name.StartsWith($"{machine}.", StringComparison.OrdinalIgnoreCase)));
    }

    private bool IsNamed(string name) => endpoint.Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private bool IsForeign(IHeaderDictionary headers)
    {
        var site = headers["Sec-Fetch-Site"];
        if (site.Count > 0 && site.Any(one => one is not ("same-origin" or "none")) && headers["Sec-Fetch-Mode"] != "navigate")
        {
            return true;
        }

        return headers.Origin is { Count: > 0 } origin && !IsSame(origin, headers.Host);
    }

    // A proxy may ask by the address while the browser has the name.
    private bool IsSame(StringValues origin, StringValues host) =>
        origin.Count == 1 && Uri.TryCreate(origin[0], UriKind.Absolute, out var from)
        && (from.Authority.Equals(host.ToString(), StringComparison.OrdinalIgnoreCase) || IsNamed(from.Authority));
}
