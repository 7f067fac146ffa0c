using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Settings;
using Akka.Configuration;

namespace ActorSearch.Shared.Network;

/// <summary>
/// A node's settings, read and checked. From the weakest to the strongest: Akka's defaults, hocon/shared.conf and the role's file, the
/// environment, --set, the named options, and what users cannot set (<see cref="WireConfig"/>).
/// </summary>
/// <param name="Config">All of Akka's settings that differ from its defaults.</param>
/// <param name="Coordinator">A trainer's coordinator.</param>
/// <param name="Tls">Own certificate and trusted authorities; null without TLS.</param>
internal sealed record NetworkSettings(Config Config, NodeAddress? Coordinator, Certificates? Tls)
{
    private const string Tcp = "akka.remote.dot-netty.tcp";

    private static readonly string[] Hosts = [$"{Tcp}.hostname", $"{Tcp}.public-hostname"];

    public static Checked<NetworkSettings> Read(NodeOptions options)
    {
        var mistakes = ImmutableArray.CreateBuilder<Mistake>();
        var tls = options.Tls is { } file ? Take(Certificates.Read(file), mistakes) : null;
        var coordinator = options.Coordinator is { } text ? Take(NodeAddress.Parse("--coordinator", text), mistakes) : null;
        if (options.Role == NodeRole.Trainer && options.Coordinator is null)
            mistakes.Add(new Mistake("--coordinator", "give the address of the coordinator as host:port."));

        // Wrong overrides are left out; wrong files do not show where to listen.
        var config = Said(options, mistakes);
        var binding = config is null ? null : Take(NodeBinding.Parse(config.WithFallback(AkkaReference.Config), options, coordinator), mistakes);
        if (config is not null && binding is not null && mistakes.Count == 0)
            return new Checked<NetworkSettings>.Right(new NetworkSettings(binding.ToConfig().WithFallback(Fixed(options)).WithFallback(Console(config)).WithFallback(config), coordinator, tls));
        tls?.Dispose();
        return new Checked<NetworkSettings>.Wrong(mistakes.ToImmutable());
    }

    /// <summary>What is wrong in the files, the environment and --set, whether or not the node listens.</summary>
    public static ImmutableArray<Mistake> Check(NodeOptions options)
    {
        var mistakes = ImmutableArray.CreateBuilder<Mistake>();
        Said(options, mistakes);
        return mistakes.ToImmutable();
    }

    /// <returns>All that is said right; null if a file is wrong.</returns>
    private static Config? Said(NodeOptions options, ImmutableArray<Mistake>.Builder mistakes)
    {
        var keys = NodeKeys.Create(options.Role);
        var files = Take(SettingsFile.Read(PathOf(options)), mistakes);
        var said = options.Set.Select(text => Take(SettingOverride.FromCommandLine(text), mistakes)).OfType<SettingOverride>().Reverse();
        ImmutableArray<SettingOverride> overrides = [.. said, .. SettingOverride.FromEnvironment(options.Environment)];
        mistakes.AddRange(SettingOverride.AlmostInEnvironment(options.Environment, keys));
        if (files is null)
            return null;

        ImmutableArray<Mistake> wrongInFiles = [.. from setting in files.Said
                                                   let objection = keys.Objection(setting.Key, setting.Value)
                                                   where objection is not null
                                                   select new Mistake(setting.Where, objection)];
        mistakes.AddRange(wrongInFiles);
        ImmutableArray<LocatedSetting> right = [.. overrides.Select(change => Take(change.Against(keys), mistakes)).OfType<LocatedSetting>()];
        mistakes.AddRange(from setting in right
                          where options.Hostname is not null && Hosts.Contains(setting.Key) && setting.Where.StartsWith("--set", StringComparison.Ordinal)
                          select new Mistake(setting.Where, "it cannot be combined with --hostname. Use --hostname for the name that other nodes use, and --bind for the address to listen on."));
        return wrongInFiles.IsEmpty
            ? right.Aggregate(ConfigurationFactory.Empty, (before, change) => before.WithFallback(change.ToConfig())).WithFallback(files.Config)
            : null;
    }

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
        return config.WithFallback(WireConfig.Serialization);
    }

    // A user who asks for Akka's console log gets it.
    private static Config Console(Config config) => config.GetString("akka.stdout-loglevel", "OFF").Equals("OFF", StringComparison.OrdinalIgnoreCase)
        ? ConfigurationFactory.ParseString(SilentConsole.Setting)
        : ConfigurationFactory.Empty;

    private static T? Take<T>(Checked<T> read, ImmutableArray<Mistake>.Builder mistakes)
        where T : class
    {
        if (read is Checked<T>.Wrong wrong)
            mistakes.AddRange(wrong.Mistakes);
        return read is Checked<T>.Right right ? right.Value : null;
    }
}
