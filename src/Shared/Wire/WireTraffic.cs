using System.Diagnostics.Metrics;

namespace ActorSearch.Shared.Wire;

/// <summary>Counts and sizes of messages, by the meter <c>ActorSearch.Wire</c>, in coordinator and trainers.</summary>
internal static class WireTraffic
{
    private static readonly Meter Meter = new("ActorSearch.Wire");

    private static readonly Histogram<long> Sizes = Meter.CreateHistogram(
        "actorsearch.message.size",
        "By",
        "Size of the messages' payloads.",
        null,
        new InstrumentAdvice<long> { HistogramBucketBoundaries = [64, 128, 256, 512, 1024, 4096, 16384, 49152, 65536] });

    /// <summary>A message was put into bytes.</summary>
    public static void Sent(Type message, int bytes) => Record("sent", message, bytes);

    /// <summary>A message was read.</summary>
    public static void Received(Type message, int bytes) => Record("received", message, bytes);

    private static void Record(string direction, Type message, int bytes) => Sizes.Record(
        bytes, new KeyValuePair<string, object?>("direction", direction), new KeyValuePair<string, object?>("message", message.Name));
}
