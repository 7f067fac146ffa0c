using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using Akka.Configuration;
using Akka.Remote;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// A node's settings, read and checked. What counts, from last to first: Akka's defaults, hocon/shared.conf and the role's file, the
/// environment, --set, the named options, and what is no one's to tune (<see cref="WireConfig"/>).
/// </summary>
/// <param name="Config">All of Akka's settings that differ from its defaults.</param>
/// <param name="Coordinator">A trainer's coordinator.</param>
/// <param name="Tls">What to show to peers, and what to ask of them; null without TLS.</param>
internal sealed record NodeSettings(Config Config, NodeAddress? Coordinator, Certificates? Tls)
{
    private const string Tcp = "akka.remote.dot-netty.tcp";

    /// <summary>All that Akka itself has settings for.</summary>
    private static readonly Config Reference = ConfigurationFactory
        .FromResource("Akka.Cluster.Configuration.Cluster.conf", typeof(Akka.Cluster.Cluster).Assembly)
        .WithFallback(ConfigurationFactory.FromResource("Akka.Remote.Configuration.Remote.conf", typeof(RemoteActorRefProvider).Assembly))
        .WithFallback(ConfigurationFactory.Default());

    public static Checked<NodeSettings> Read(NodeOptions options)
    {
        var mistakes = ImmutableArray.CreateBuilder<Mistake>();
        var files = Take(SettingsFile.Read(PathOf(options)), mistakes);
        var said = options.Set.Select(text => Take(SettingOverride.FromCommandLine(text), mistakes)).OfType<SettingOverride>().Reverse();
        ImmutableArray<SettingOverride> overrides = [.. said, .. SettingOverride.FromEnvironment(options.Environment)];
        var tls = options.Tls is { } file ? Take(Certificates.Read(file), mistakes) : null;
        var coordinator = options.Coordinator is { } text ? Take(NodeAddress.Parse("--coordinator", text), mistakes) : null;
        if (options.Role == NodeRole.Trainer && options.Coordinator is null)
            mistakes.Add(new Mistake("--coordinator", "is missing: a trainer has to know where its coordinator is, as host:port."));
        if (files is null)
            return Refuse(mistakes, tls);

        mistakes.AddRange(SettingValues.Mistakes(PathOf(options), files));
        var known = files.WithFallback(Reference);
        var judged = overrides.Select(change => (Change: change, Mistake: change.Against(known))).ToList();
        mistakes.AddRange(judged.Select(one => one.Mistake).OfType<Mistake>());
        var right = judged.Where(one => one.Mistake is null).Select(one => one.Change);
        var config = Plain(Fixed(options)
            .WithFallback(right.Aggregate(ConfigurationFactory.Empty, (before, change) => before.WithFallback(change.ToConfig())))
            .WithFallback(files));
        mistakes.AddRange(WrongBinding(config.WithFallback(Reference), options, coordinator));
        return mistakes.Count == 0 ? new Checked<NodeSettings>.Right(new NodeSettings(config, coordinator, tls)) : Refuse(mistakes, tls);
    }

    private static Checked<NodeSettings>.Wrong Refuse(ImmutableArray<Mistake>.Builder mistakes, Certificates? tls)
    {
        tls?.Dispose();
        return new Checked<NodeSettings>.Wrong(mistakes.ToImmutable());
    }

    /// <summary>
    /// Without TLS anyone who reaches the port can join, so it is this machine's alone unless someone takes the risk by name.
    /// </summary>
    private static IEnumerable<Mistake> WrongBinding(Config config, NodeOptions options, NodeAddress? coordinator)
    {
        var bound = config.GetString($"{Tcp}.hostname") ?? "";
        var announced = config.GetString($"{Tcp}.public-hostname") is { Length: > 0 } name ? name : bound;
        if (Uri.CheckHostName(bound.Trim('[', ']')) == UriHostNameType.Unknown)
            yield return Hostname($"'{bound}' is no host name and no address.");
        else if (NodeAddress.IsAny(announced))
            yield return Hostname($"'{announced}' is no address that other nodes could reach; give this machine's name or address.");
        else if (options.Tls is null && !options.Insecure && !NodeAddress.IsLoopback(bound))
            yield return Hostname(
                $"{bound} can be reached from other machines, and without TLS anyone there could join; "
                + "start with --tls hocon/tls.conf, or say --insecure.");
        else if (coordinator is not null && NodeAddress.IsLoopback(announced) && !NodeAddress.IsLoopback(coordinator.Host))
            yield return Hostname(
                $"at {announced} the coordinator on {coordinator.Host} cannot reach this node; give this machine's name or address.");
    }

    private static Mistake Hostname(string sentence) => new("--hostname", sentence);

    private static string PathOf(NodeOptions options) => Path.Combine(options.Settings, $"{NameOf(options.Role)}.conf");

    private static string NameOf(NodeRole role) => role == NodeRole.Coordinator ? "coordinator" : "trainer";

    private static Config Fixed(NodeOptions options)
    {
        var config = ConfigurationFactory.ParseString($$"""
            akka.actor.provider = cluster
            akka.cluster {
              roles = [{{NameOf(options.Role)}}]
              seed-nodes = []
              downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
            }
            akka.actor.guardian-supervisor-strategy = "Akka.Actor.StoppingSupervisorStrategy"
            akka.log-dead-letters = off
            akka.log-dead-letters-during-shutdown = off
            akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
            akka.coordinated-shutdown.exit-clr = off
            {{(options.Role == NodeRole.Trainer ? "akka.coordinated-shutdown.run-by-actor-system-terminate = off" : "")}}
            {{Tcp}}.enable-ssl = {{(options.Tls is null ? "off" : "on")}}
            """);
        if (options.Hostname is { } hostname)
            config = config.WithFallback(ConfigurationFactory.ParseString($"{Tcp}.hostname = \"{hostname.Replace('"', '_')}\""));
        if (options.Port is { } port)
            config = config.WithFallback(ConfigurationFactory.ParseString($"{Tcp}.port = {port}"));
        return config.WithFallback(WireConfig.Serialization);
    }

    /// <summary>See <see cref="NodeAddress.Plain"/>.</summary>
    private static Config Plain(Config config) => new[] { $"{Tcp}.hostname", $"{Tcp}.public-hostname" }
        .Where(key => config.GetString(key) is { } host && NodeAddress.Plain(host) != host)
        .Aggregate(config, (before, key) => ConfigurationFactory.ParseString($"{key} = \"{NodeAddress.Plain(before.GetString(key))}\"").WithFallback(before));

    private static T? Take<T>(Checked<T> read, ImmutableArray<Mistake>.Builder mistakes)
        where T : class
    {
        if (read is Checked<T>.Wrong wrong)
            mistakes.AddRange(wrong.Mistakes);
        return read is Checked<T>.Right right ? right.Value : null;
    }
}
