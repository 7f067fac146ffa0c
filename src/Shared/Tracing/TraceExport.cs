using ActorSearch.Shared.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Serilog.Sinks.OpenTelemetry;

namespace ActorSearch.Shared.Tracing;

/// <summary>
/// Sends the spans of this process to a collector of OpenTelemetry, in batches from a bounded queue: one that is slow or gone costs its copy of the
/// spans and nothing else. Without it there are no spans.
/// </summary>
public static class TraceExport
{
    /// <summary>What is left is sent when it is disposed; no collector may delay the end of a process for longer. The same holds for the log.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Begins, if the settings name a collector; to be disposed at the end of the process.</summary>
    /// <param name="process">Names it among those of one search.</param>
    /// <param name="settings">Where to, and how many folds.</param>
    public static IDisposable? Start(string process, LogSettings settings) =>
        settings.Otlp is { Traces: > 0 } collector ? To(collector, settings.Instance ?? process) : null;

    // Apart, so that a process without a collector does not even load what would send.
    private static TracerProvider To(OtlpCollector collector, string instance) => Sdk.CreateTracerProviderBuilder()
        .AddSource(TraceNames.Coordinator, TraceNames.Trainer)
        .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("actorsearch", serviceInstanceId: instance))
        // A trainer follows the coordinator, which has decided for the whole of the fold.
        .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(collector.Traces)))
        .AddOtlpExporter(exporter =>
        {
            exporter.TimeoutMilliseconds = (int)Patience.TotalMilliseconds;
            (exporter.Protocol, exporter.Endpoint) = collector.Protocol == OtlpProtocol.Grpc
                ? (OtlpExportProtocol.Grpc, collector.Url)
                : (OtlpExportProtocol.HttpProtobuf, new Uri($"{collector.Url.AbsoluteUri.TrimEnd('/')}/v1/traces"));
        })
        .Build();
}
