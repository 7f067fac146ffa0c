using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Settings;
using Akka.Configuration;
using Serilog.Events;
using Serilog.Sinks.OpenTelemetry;

namespace ActorSearch.Shared.Logging;

/// <summary>How much a process logs, and its log servers beside its files.</summary>
/// <param name="Least">The lowest level that is logged.</param>
public sealed record LogSettings(LogEventLevel Least)
{
    private const string Level = "akka.loglevel";
    private const string SeqUrl = "actorsearch.log.seq.url";
    private const string SeqKey = "actorsearch.log.seq.api-key";
    private const string OtlpUrl = "actorsearch.log.otlp.url";
    private const string OtlpBy = "actorsearch.log.otlp.protocol";
    private const string OtlpTraces = "actorsearch.log.otlp.traces";
    private const string Ours = "actorsearch.log.";

    /// <summary>A Seq server; null is none.</summary>
    public SeqServer? Seq { get; init; }

    /// <summary>A collector of OpenTelemetry; null is none.</summary>
    public OtlpCollector? Otlp { get; init; }

    /// <summary>The study of a process that has only one: each of its events has it as <see cref="LogNames.Study"/>.</summary>
    public string? Study { get; init; }

    /// <summary>Distinguishes this process from others of its kind, for example by a trainer's node id; null if there is only one.</summary>
    public string? Instance { get; init; }

    /// <summary>Reads a role's file and those that it includes.</summary>
    /// <param name="folder">The folder with <c>shared.conf</c> and the other files.</param>
    /// <param name="role">Whose file.</param>
    /// <param name="variable">The value of <see cref="LogFiles.LevelVariable"/>, or null; overrides the file.</param>
    /// <param name="set">Settings of this start, each <c>key=value</c>; the last one wins, and those that do not concern the log are ignored.</param>
    /// <param name="environment">The environment, which overrides the files; <paramref name="set"/> overrides it.</param>
    /// <returns>The settings, or everything that is wrong with them.</returns>
    public static Checked<LogSettings> Read(
        string folder, NodeRole role, string? variable, IEnumerable<string>? set = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var file = Path.Combine(folder, role == NodeRole.Coordinator ? "coordinator.conf" : "trainer.conf");
        return SettingsFile.Read(file) switch
        {
            Checked<SettingsFile>.Right(var read) => Create(
                read.Config, file, NodeKeys.Create(role), variable, Changes(set ?? [], environment ?? new Dictionary<string, string>())),
            Checked<SettingsFile>.Wrong(var mistakes) => new Checked<LogSettings>.Wrong(mistakes),
            var other => throw new InvalidOperationException($"{other} is neither right nor wrong."),
        };
    }

    // From the weakest to the strongest.
    private static IEnumerable<SettingOverride> Changes(IEnumerable<string> set, IReadOnlyDictionary<string, string> environment) =>
        SettingOverride.FromEnvironment(environment)
            .Concat(set.Select(SettingOverride.FromCommandLine).OfType<Checked<SettingOverride>.Right>().Select(right => right.Value))
            .Where(change => change.Key == Level || change.Key.StartsWith(Ours, StringComparison.Ordinal));

    private static Checked<LogSettings> Create(Config files, string file, NodeKeys keys, string? variable, IEnumerable<SettingOverride> said)
    {
        var mistakes = ImmutableArray.CreateBuilder<Mistake>();
        var judged = said.Select(change => change.Against(keys)).ToList();
        mistakes.AddRange(judged.OfType<Checked<LocatedSetting>.Wrong>().SelectMany(wrong => wrong.Mistakes));
        if (mistakes.Count > 0)
            return new Checked<LogSettings>.Wrong(mistakes.ToImmutable());

        var config = judged.OfType<Checked<LocatedSetting>.Right>().Aggregate(files, (before, change) => change.Value.ToConfig().WithFallback(before));
        var (where, word) = string.IsNullOrWhiteSpace(variable)
            ? ($"{file}: {Level}", config.GetString(Level, "INFO"))
            : (LogFiles.LevelVariable, variable);
        var least = LogFiles.LevelOf(word);
        if (least is null)
            mistakes.Add(new Mistake(where, $"it must be debug, info, warning or error, but is '{word}'."));

        var protocol = config.GetString(OtlpBy, "grpc");
        if (protocol is not ("grpc" or "http"))
            mistakes.Add(new Mistake($"{file}: {OtlpBy}", $"it must be grpc or http, but is '{protocol}'."));

        if (!double.TryParse(config.GetString(OtlpTraces, "1"), NumberStyles.Float, CultureInfo.InvariantCulture, out var traces) || traces is not (>= 0 and <= 1))
            mistakes.Add(new Mistake($"{file}: {OtlpTraces}", $"it must be a number from 0 to 1, the share of folds that are traced, but is '{config.GetString(OtlpTraces)}'."));

        var (seq, otlp) = (Address(SeqUrl), Address(OtlpUrl));
        return mistakes.Count > 0
            ? new Checked<LogSettings>.Wrong(mistakes.ToImmutable())
            : new Checked<LogSettings>.Right(new LogSettings(least!.Value)
            {
                Seq = seq is null ? null : new SeqServer(seq, config.GetString(SeqKey) is { Length: > 0 } key ? key : null),
                Otlp = otlp is null ? null : new OtlpCollector(otlp, protocol == "grpc" ? OtlpProtocol.Grpc : OtlpProtocol.HttpProtobuf) { Traces = traces },
            });

        Uri? Address(string key)
        {
            var text = config.GetString(key, "");
            if (string.IsNullOrEmpty(text))
                return null;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                return address;
            mistakes.Add(new Mistake($"{file}: {key}", $"it must be an address, for example http://localhost:5341, or empty, but is '{text}'."));
            return null;
        }
    }
}

/// <summary>A Seq server.</summary>
/// <param name="Key">Its API key for us, where it asks for one.</param>
public sealed record SeqServer(Uri Url, string? Key);

/// <summary>A collector that takes logs and traces as OpenTelemetry's protocol.</summary>
public sealed record OtlpCollector(Uri Url, OtlpProtocol Protocol)
{
    /// <summary>The share of folds that are traced, from 0 to 1.</summary>
    public double Traces { get; init; } = 1;
}
