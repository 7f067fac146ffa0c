using ActorSearch.Shared.Hocon;
using Akka.Configuration;
using Akka.Configuration.Hocon;
using Akka.Remote;

namespace ActorSearch.Shared.Settings;

/// <summary>The settings that Akka ships, from the reference files inside its assemblies.</summary>
internal static class AkkaReference
{
    private static readonly Config[] Files =
    [
        ConfigurationFactory.FromResource("Akka.Cluster.Configuration.Cluster.conf", typeof(Akka.Cluster.Cluster).Assembly),
        ConfigurationFactory.FromResource("Akka.Remote.Configuration.Remote.conf", typeof(RemoteActorRefProvider).Assembly),
        ConfigurationFactory.FromResource("Akka.Configuration.akka.conf", typeof(Akka.Actor.ActorSystem).Assembly),
    ];

    public static Config Config { get; } = Files.Aggregate(ConfigurationFactory.Empty, (before, file) => before.WithFallback(file));

    /// <summary>Each key with the value that Akka ships, in the order of Akka's files.</summary>
    public static Dictionary<string, HoconTree> Values { get; } = Leaves();

    private static Dictionary<string, HoconTree> Leaves()
    {
        var leaves = new Dictionary<string, HoconTree>();
        foreach (var file in Files)
            Add("", file.Root);
        return leaves;

        void Add(string path, HoconValue value)
        {
            if (!value.IsObject())
            {
                leaves.TryAdd(path, value.IsArray()
                    ? new HoconTree.List([.. value.GetStringList().Select(text => new HoconTree.Text(text))])
                    : new HoconTree.Text(value.GetString() ?? ""));
                return;
            }

            foreach (var item in value.GetObject().Items)
                Add(path.Length == 0 ? item.Key : $"{path}.{item.Key}", item.Value);
        }
    }
}
