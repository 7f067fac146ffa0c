using Serilog;
using Serilog.Configuration;

namespace ActorSearch.Shared.Logging;

/// <summary>
/// The servers that get a process's log beside its files. They get batches from a bounded queue: a server that is slow or gone loses its copy
/// of the events and nothing else.
/// </summary>
internal static class LogServers
{
    /// <summary>The longest time that a server may delay the end of a process: Serilog sends what is left when the log is closed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void Add(LoggerSinkConfiguration to, string process, LogSettings settings)
    {
        if (settings.Seq is { } seq) Add(to, seq);
        if (settings.Otlp is { } otlp) Add(to, otlp, settings.Instance ?? process);
    }

    // Apart, so that a process without servers does not even load what would send.
    private static void Add(LoggerSinkConfiguration to, SeqServer seq) => to.Seq(seq.Url.AbsoluteUri, apiKey: seq.Key, messageHandler: new TimeoutHandler());

    private static void Add(LoggerSinkConfiguration to, OtlpCollector otlp, string instance) => to.OpenTelemetry(
        options =>
        {
            options.Endpoint = otlp.Url.AbsoluteUri;
            options.Protocol = otlp.Protocol;
            options.HttpMessageHandler = new TimeoutHandler();
            options.ResourceAttributes["service.name"] = "actorsearch";
            options.ResourceAttributes["service.instance.id"] = instance;
        },
        ignoreEnvironment: true);

    /// <summary>Cancels a request after a while.</summary>
    private sealed class TimeoutHandler() : DelegatingHandler(new SocketsHttpHandler { ActivityHeadersPropagator = null, ConnectTimeout = Patience })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            return await base.SendAsync(request, limit.Token).ConfigureAwait(false);
        }
    }
}
