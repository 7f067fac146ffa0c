using System.Collections.Frozen;
using System.Reflection;
using ActorSearch.Shared.Hocon;
using Akka.Configuration;
using Akka.Configuration.Hocon;
using Akka.Remote;

namespace ActorSearch.Shared.Settings;

/// <summary>The settings that Akka ships, from the reference files inside its assemblies.</summary>
internal static class AkkaReference
{
    private static readonly (string Resource, Assembly In)[] Files =
    [
        ("Akka.Cluster.Configuration.Cluster.conf", typeof(Akka.Cluster.Cluster).Assembly),
        ("Akka.Remote.Configuration.Remote.conf", typeof(RemoteActorRefProvider).Assembly),
        ("Akka.Configuration.akka.conf", typeof(Akka.Actor.ActorSystem).Assembly),
    ];

    public static Config Config { get; } = Files.Aggregate(
        ConfigurationFactory.Empty, (before, file) => before.WithFallback(ConfigurationFactory.FromResource(file.Resource, file.In)));

    /// <summary>Each key with the value that Akka ships, in the order of Akka's files.</summary>
    public static FrozenDictionary<string, HoconTree> Values { get; } = Files
        .SelectMany(file => Leaves("", ConfigurationFactory.FromResource(file.Resource, file.In).Root))
        .DistinctBy(leaf => leaf.Key)
        .ToFrozenDictionary(leaf => leaf.Key, leaf => leaf.Value);

    private static IEnumerable<(string Key, HoconTree Value)> Leaves(string path, HoconValue value)
    {
        if (value.IsObject())
            return value.GetObject().Items.SelectMany(item => Leaves(path.Length == 0 ? item.Key : $"{path}.{item.Key}", item.Value));
        return [(path, value.IsArray()
            ? new HoconTree.List([.. value.GetStringList().Select(text => new HoconTree.Text(text))])
            : new HoconTree.Text(value.GetString() ?? ""))];
    }
}
