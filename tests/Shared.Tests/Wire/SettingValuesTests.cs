using System.Collections.Immutable;
using ActorSearch.Shared.Wire;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ActorSearch.Shared.Tests.Wire;

/// <summary>Values of a node's settings are looked at before anything is started.</summary>
public class SettingValuesTests
{
    private static readonly NodeOptions Coordinator = new(NodeRole.Coordinator) { Port = 0 };
    private static readonly NodeOptions Trainer = new(NodeRole.Trainer) { Coordinator = "127.0.0.1:4053" };

    public static TheoryData<string> Shipped =>
        [.. new[] { "shared", "coordinator", "trainer" }.SelectMany(file => Leaves("", Read(file).Root)).Where(key => !key.EndsWith(".api-key", StringComparison.Ordinal))];

    [Theory]
    [InlineData("actorsearch.lease=foo")]
    [InlineData("actorsearch.lease=0 s")]
    [InlineData("actorsearch.lease=-1 s")]
    [InlineData("actorsearch.lease=400 ms")]
    [InlineData("actorsearch.lease=infinite")]
    [InlineData("actorsearch.lease=30 d")]
    [InlineData("akka.cluster.split-brain-resolver.stable-after=foo")]
    [InlineData("akka.cluster.split-brain-resolver.active-strategy=keep-youngest")]
    [InlineData("akka.remote.dot-netty.tcp.port=65536")]
    [InlineData("akka.remote.dot-netty.tcp.maximum-frame-size=64")]
    [InlineData("akka.remote.dot-netty.tcp.maximum-frame-size=large")]
    [InlineData("akka.actor.serialize-messages=On")]
    [InlineData("akka.actor.internal-dispatcher.dedicated-thread-pool.thread-count=0")]
    [InlineData("akka.loglevel=loud")]
    [InlineData("actorsearch.log.seq.url=localhost:5341")]
    [InlineData("actorsearch.log.otlp.traces=2")]
    [InlineData("akka.cluster=foo")]
    public void A_value_of_another_kind_is_named_with_its_key(string set)
    {
        var mistake = Assert.Single(NodeSystem.Check(Coordinator with { Set = [set] }));

        Assert.Equal($"--set {set}", mistake.Where);
        Assert.StartsWith(set.Split('=')[0], mistake.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("actorsearch.lease=900ms")]
    [InlineData("actorsearch.lease=1.5 minutes")]
    [InlineData("actorsearch.lease=15000")]
    [InlineData("akka.remote.dot-netty.tcp.maximum-frame-size=128 KiB")]
    [InlineData("akka.loglevel=debug")]
    [InlineData("akka.cluster.split-brain-resolver.down-all-when-unstable=20 s")]
    [InlineData("actorsearch.log.otlp.url=")]
    public void A_value_of_its_kind_is_taken(string set) => Assert.Empty(NodeSystem.Check(Coordinator with { Set = [set] }));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Of_every_shipped_setting_it_is_known_what_it_may_be(string key)
    {
        var role = key == "actorsearch.beat" ? Trainer : Coordinator;

        Assert.NotEmpty(NodeSystem.Check(role with { Set = [$"{key}=?"], Port = null }));
    }

    [Fact]
    public void The_environment_is_held_to_the_same()
    {
        var environment = ImmutableDictionary<string, string>.Empty.Add("AKKA__REMOTE__DOT_NETTY__TCP__PORT", "foo");

        Assert.Equal("AKKA__REMOTE__DOT_NETTY__TCP__PORT", Assert.Single(NodeSystem.Check(Trainer with { Environment = environment })).Where);
    }

    [Fact]
    public void A_value_in_a_file_is_named_with_the_file()
    {
        var folder = Scratch.Folder();
        File.WriteAllText(Path.Combine(folder, "trainer.conf"), $"""
            include "{Path.Combine(Trainer.Settings, "trainer.conf").Replace('\\', '/')}"
            actorsearch.beat = -1 s
            """);

        var mistake = Assert.Single(NodeSystem.Check(Trainer with { Settings = folder }));

        Assert.Equal($"{Path.Combine(folder, "trainer.conf")}: actorsearch.beat", mistake.Where);
    }

    [Fact]
    public void Keys_values_and_options_that_are_wrong_are_told_at_once()
    {
        var mistakes = NodeSystem.Check(Trainer with
        {
            Coordinator = "x",
            Hostname = "10.0.0.1",
            Set = ["akka.z=1", "actorsearch.beat=foo", "akka.cluster.seed-node-timeout=0 s"],
        });

        Assert.Equal(
            ["--coordinator", "--set akka.cluster.seed-node-timeout=0 s", "--set actorsearch.beat=foo", "--set akka.z=1", "--hostname"],
            mistakes.Select(mistake => mistake.Where));
    }

    // An include is no HOCON of Akka's; our own reader takes it out.
    private static Config Read(string file) => ConfigurationFactory.ParseString(string.Join('\n', File.ReadAllLines(
        Path.Combine(new NodeOptions(NodeRole.Coordinator).Settings, $"{file}.conf")).Where(line => !line.StartsWith("include", StringComparison.Ordinal))));

    private static IEnumerable<string> Leaves(string path, HoconValue value) => value.IsObject()
        ? value.GetObject().Items.SelectMany(item => Leaves(path.Length == 0 ? item.Key : $"{path}.{item.Key}", item.Value))
        : [path];
}
