using System.Net;
using System.Net.Sockets;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Http;
using ActorSearch.TrainerNode.Hosting;

namespace ActorSearch.TrainerNode.Http;

/// <summary>Where a trainer serves its metrics.</summary>
/// <param name="Listener">Bound to the address.</param>
public sealed record MetricsPlace(HttpEndpoint Endpoint, Socket Listener) : IDisposable
{
    /// <summary>How it is asked for.</summary>
    public static readonly EndpointOptionNames Words = new("--metrics", "127.0.0.1:9464", "--metrics-name", "--metrics-token-file", "ACTORSEARCH_METRICS_TOKEN");

    /// <summary>What a scraper asks for.</summary>
    public string Url => $"{HttpEndpoint.UrlOf((IPEndPoint)Listener.LocalEndPoint!)}metrics";

    /// <summary>Takes the address that was asked for; there is no place where none was.</summary>
    /// <param name="tokenInEnvironment">The value of the variable for the token, or null.</param>
    public static Checked<MetricsPlace?> Take(MetricsOptions? options, string? tokenInEnvironment)
    {
        if (options is null)
        {
            return new Checked<MetricsPlace?>.Right(null);
        }

        var read = HttpEndpoint.Read(Words, options.Address, options.Names, options.TokenFile, tokenInEnvironment);
        if (read is not Checked<HttpEndpoint>.Right(var endpoint))
        {
            return new Checked<MetricsPlace?>.Wrong(((Checked<HttpEndpoint>.Wrong)read).Mistakes);
        }

        return ListeningSocket.Bind(endpoint.Address, Words.Flag) switch
        {
            Checked<Socket>.Right(var listener) => new Checked<MetricsPlace?>.Right(new MetricsPlace(endpoint, listener)),
            Checked<Socket>.Wrong(var mistakes) => new Checked<MetricsPlace?>.Wrong(mistakes),
            _ => throw new InvalidOperationException("A socket is bound or not."),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => Listener.Dispose();
}
