using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ActorSearch.Shared.Experiments;
using Akka.Configuration;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// What the settings that hocon/*.conf ship may be set to. Akka reads most of them long after the start, in an actor that then ends; so they
/// are looked at before.
/// </summary>
internal static partial class SettingValues
{
    private const string Tcp = "akka.remote.dot-netty.tcp", Brain = "akka.cluster.split-brain-resolver", Log = "actorsearch.log";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly Kind Switch = OneOf("on", "off", "true", "false");
    private static readonly Kind Duration = Lasting(TimeSpan.FromMilliseconds(1), "1 ms");
    private static readonly Kind Port = Number(0, 65_535);
    private static readonly Kind Url = new("an address as http://localhost:5341, or empty", text =>
        text.Length == 0 || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"));

    /// <summary>What is looked at elsewhere (<see cref="NodeSettings"/>), or may be anything.</summary>
    private static readonly Kind Any = new("a text", _ => true);

    private static readonly FrozenDictionary<string, Kind> Kinds = new Dictionary<string, Kind>
    {
        ["akka.loglevel"] = Level("DEBUG", "INFO", "WARNING", "ERROR"),
        ["akka.stdout-loglevel"] = Level("OFF", "DEBUG", "INFO", "WARNING", "ERROR"),
        ["akka.loggers"] = new Kind("a list of loggers' types, as [\"Name, Assembly\"]", text => Words(text) is { Length: > 0 } types && types.All(type => Type.GetType(type) is not null)),
        ["akka.actor.serialize-messages"] = Switch,
        ["akka.actor.serialize-creators"] = Switch,
        ["akka.actor.internal-dispatcher.type"] = Dispatcher,
        ["akka.actor.internal-dispatcher.dedicated-thread-pool.thread-count"] = Number(1, 1024),
        ["akka.actor.internal-dispatcher.dedicated-thread-pool.threadtype"] = OneOf("background", "foreground"),
        ["akka.remote.default-remote-dispatcher.type"] = Dispatcher,
        ["akka.remote.default-remote-dispatcher.dedicated-thread-pool.thread-count"] = Number(1, 1024),
        ["akka.remote.default-remote-dispatcher.dedicated-thread-pool.threadtype"] = OneOf("background", "foreground"),
        ["akka.remote.retry-gate-closed-for"] = Duration,
        [$"{Tcp}.hostname"] = Any,
        [$"{Tcp}.port"] = Port,
        [$"{Tcp}.public-port"] = Port,
        [$"{Tcp}.maximum-frame-size"] = new Kind($"a size of at least {FrameLimit.Frame} bytes, as 65536b or 128KiB", text =>
            Size().IsMatch(text) && ConfigurationFactory.ParseString($"x = \"{text}\"").GetByteSize("x", null) is >= FrameLimit.Frame and <= int.MaxValue),
        [$"{Tcp}.tcp-reuse-addr"] = OneOf("off", "on", "off-for-windows"),
        ["akka.cluster.failure-detector.acceptable-heartbeat-pause"] = Duration,
        ["akka.cluster.seed-node-timeout"] = Duration,
        ["akka.cluster.retry-unsuccessful-join-after"] = Duration,
        [$"{Brain}.active-strategy"] = OneOf("keep-oldest", "keep-majority", "down-all"),
        [$"{Brain}.keep-oldest.role"] = OneOf("coordinator", "trainer"),
        [$"{Brain}.keep-oldest.down-if-alone"] = Switch,
        [$"{Brain}.stable-after"] = Duration,
        [$"{Brain}.down-all-when-unstable"] = new Kind($"on, off, or {Duration.Words}", text => Switch.Takes(text) || Duration.Takes(text)),
        ["actorsearch.lease"] = Lasting(TimeSpan.FromMilliseconds(500), "500 ms"),
        ["actorsearch.beat"] = Duration,
        [$"{Log}.seq.url"] = Url,
        [$"{Log}.seq.api-key"] = Any,
        [$"{Log}.otlp.url"] = Url,
        [$"{Log}.otlp.protocol"] = OneOf("grpc", "http"),
        [$"{Log}.otlp.traces"] = new Kind("a share of all folds from 0 to 1", text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1),
    }.ToFrozenDictionary();

    private static Kind Dispatcher => OneOf("ForkJoinDispatcher", "Dispatcher", "TaskDispatcher", "PinnedDispatcher", "ChannelExecutor");

    /// <summary>What is wrong with a value; null where nothing is, or nothing is known of the key.</summary>
    public static string? Objection(string key, string value) =>
        Kinds.TryGetValue(key, out var kind) && !kind.Takes(value) ? $"{key} must be {kind.Words}, but is '{value}'." : null;

    /// <summary>What is wrong in a file and those that it includes.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="read">What they say.</param>
    public static ImmutableArray<Mistake> Mistakes(string file, Config read) =>
    [
        .. from key in Kinds.Keys.Order(StringComparer.Ordinal)
           where read.HasPath(key)
           let value = read.GetValue(key) is { } said && said.IsArray() ? $"[{string.Join(", ", said.GetStringList().Select(word => $"\"{word}\""))}]" : read.GetString(key)
           let objection = value is null ? $"{key} has no value." : Objection(key, value)
           where objection is not null
           select new Mistake($"{file}: {key}", objection),
    ];

    private static Kind OneOf(params string[] words) =>
        new($"{string.Join(", ", words[..^1])} or {words[^1]}", text => words.Contains(text, StringComparer.Ordinal));

    private static Kind Level(params string[] words) => OneOf(words) with { Takes = text => words.Contains(text.ToUpperInvariant(), StringComparer.Ordinal) };

    private static Kind Number(int least, int most) => new(
        $"a whole number from {least} to {most}",
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most);

    private static Kind Lasting(TimeSpan least, string words) => new($"a duration from {words} to 1 day, as 500 ms, 15 s or 2 m", text =>
    {
        var match = Time().Match(text);
        return match.Success && double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture) * MillisecondsOf(match.Groups["unit"].Value)
            is var milliseconds && milliseconds >= least.TotalMilliseconds && milliseconds <= Longest.TotalMilliseconds;
    });

    private static double MillisecondsOf(string unit) => unit switch
    {
        ['m', 's', ..] or ['m', 'i', 'l', ..] or "" => 1,
        ['s', ..] => 1_000,
        ['m', ..] => 60_000,
        ['h', ..] => 3_600_000,
        _ => 86_400_000,
    };

    private static string[] Words(string list) => [.. Quoted().Matches(list).Select(match => match.Groups["word"].Value)];

    // As Akka writes durations, but for those shorter than a millisecond.
    [GeneratedRegex(@"^(?<value>[0-9]{1,12}(\.[0-9]{1,6})?)\s*(?<unit>(milliseconds|millisecond|millis|milli|ms|seconds|second|s|minutes|minute|m|hours|hour|h|days|day|d)?)$")]
    private static partial Regex Time();

    [GeneratedRegex("^[0-9]{1,12} ?([bB]|[kKmM]|[kKmM]i?[bB])?$")]
    private static partial Regex Size();

    [GeneratedRegex("\"(?<word>[^\"]*)\"")]
    private static partial Regex Quoted();

    /// <summary>What a value has to be, in words that follow "must be", and whether one is.</summary>
    private sealed record Kind(string Words, Func<string, bool> Takes);
}
