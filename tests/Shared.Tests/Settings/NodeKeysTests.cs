using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;
using ActorSearch.Shared.Tests.Wire;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ActorSearch.Shared.Tests.Settings;

/// <summary>Values of a node's settings are looked at before anything is started.</summary>
public class NodeKeysTests
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
    [InlineData("akka.remote.dot-netty.tcp.maximum-frame-size=128KB")]
    [InlineData("akka.remote.dot-netty.tcp.maximum-frame-size=99999999999999999999k")]
    [InlineData("akka.remote.dot-netty.tcp.send-buffer-size=256 kilo")]
    [InlineData("akka.coordinated-shutdown.default-phase-timeout=1us")]
    [InlineData("akka.coordinated-shutdown.default-phase-timeout=infinite")]
    [InlineData("akka.cluster.allow-weakly-up-members=yes")]
    [InlineData("akka.cluster.allow-weakly-up-members=0 s")]
    [InlineData("akka.cluster.gossip-interval=1mo")]
    [InlineData("akka.cluster.gossip-interval=1 d")]
    [InlineData("akka.cluster.gossip-interval=-1s")]
    [InlineData("akka.cluster.log-info=yes")]
    [InlineData("akka.cluster.log-info=1")]
    [InlineData("akka.cluster.failure-detector.threshold=8,0")]
    [InlineData("akka.cluster.failure-detector.threshold=NaN")]
    [InlineData("akka.cluster.failure-detector.max-sample-size=1e3")]
    [InlineData("akka.cluster.failure-detector.max-sample-size=0")]
    [InlineData("akka.cluster.gossip-different-view-probability=1.5")]
    [InlineData("akka.cluster.use-dispatcher=akka.actor.fast-dispatcher")]
    [InlineData("akka.cluster.split-brain-resolver.keep-oldest.role=boss")]
    [InlineData("akka.scheduler.tick-duration=1 h")]
    [InlineData("akka.actor.ask-timeout=forever")]
    [InlineData("akka.actor.default-dispatcher.executor=fast")]
    [InlineData("akka.actor.default-dispatcher.executor=current-context-executor")]
    [InlineData("akka.actor.internal-dispatcher.type=PinnedDispatcher")]
    [InlineData("akka.cluster.use-dispatcher=akka.actor.synchronized-dispatcher")]
    [InlineData("akka.remote.retry-gate-closed-for=")]
    [InlineData("akka.loggers=[\"System.String\"]")]
    [InlineData("akka.loggers=DefaultLogger")]
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
    [InlineData("actorsearch.log.seq.api-key=C:\\keys\\\"one\" [2")]
    [InlineData("akka.cluster.allow-weakly-up-members=off")]
    [InlineData("akka.cluster.gossip-interval=250 millis")]
    [InlineData("akka.cluster.failure-detector.threshold=9")]
    [InlineData("akka.coordinated-shutdown.default-phase-timeout=2s")]
    [InlineData("akka.remote.dot-netty.tcp.send-buffer-size=512k")]
    [InlineData("akka.actor.ask-timeout=10 s")]
    [InlineData("akka.loggers=[\"Akka.Event.DefaultLogger, Akka\", \"ActorSearch.Shared.Logging.AkkaLog, ActorSearch.Shared\"]")]
    public void A_value_of_its_kind_is_taken(string set) => Assert.Empty(NodeSystem.Check(Coordinator with { Set = [set] }));

    [Theory]
    [InlineData("akka.loglevle=DEBUG", "Did you mean akka.loglevel?")]
    [InlineData("akka.remote.maximum-frame-size=65536b", "Did you mean akka.remote.dot-netty.tcp.maximum-frame-size?")]
    [InlineData("akka.remote.dot-netty.tcp.hostnmae=a", "Did you mean akka.remote.dot-netty.tcp.hostname?")]
    [InlineData("actorsearch.leese=15 s", "Did you mean actorsearch.lease?")]
    [InlineData("akka.cluster.gossip_interval=1 s", "Did you mean akka.cluster.gossip-interval?")]
    [InlineData("akka.actor.frobnicate=1", "See the keys in hocon/*.conf.")]
    [InlineData("akka.cluster.failure-detector=phi", "is a group of settings")]
    [InlineData("akka.cluster.roles=[trainer]", "is fixed")]
    [InlineData("akka.actor.provider=local", "is fixed")]
    [InlineData("akka.actor.serializers.json=Some.Type", "is fixed")]
    [InlineData("akka.remote.dot-netty.tcp.enable-ssl=off", "is fixed")]
    [InlineData("akka.remote.dot-netty.tcp.ssl=off", "is fixed")]
    [InlineData("akka.io.tcp.maximum-frame-size=4k", "it has no effect")]
    public void A_key_that_nobody_reads_is_refused_with_a_hint(string set, string hint) =>
        Assert.Contains(hint, Assert.Single(NodeSystem.Check(Coordinator with { Set = [set] })).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("[\"Akka.Event.DefaultLogger, Akka\"", "is never closed")]
    [InlineData("[${?HOME}]", "refers to another value")]
    [InlineData("[${akka.loggers}]", "refers to another value")]
    [InlineData("[a, [b]", "is never closed")]
    [InlineData("[a] include \"b\"", "a new line or a comma is expected")]
    [InlineData("[\"a]", "not closed")]
    [InlineData("[a]]", "has no opening bracket")]
    [InlineData("[{ a = 1 }]", "must be a list of loggers' types")]
    [InlineData("{ a = 1 }", "must be a list of loggers' types")]
    public void A_list_has_the_shape_that_it_must_have_in_a_file(string list, string said) => Assert.Contains(
        said, Assert.Single(NodeSystem.Check(Coordinator with { Set = [$"akka.loggers={list}"] })).Sentence, StringComparison.Ordinal);

    [Fact]
    public void What_a_set_gives_reaches_Akka_letter_by_letter()
    {
        var set = Assert.IsType<Checked<SettingOverride>.Right>(SettingOverride.FromCommandLine("actorsearch.log.seq.api-key=C:\\new\\\"x\" ${y} # z")).Value;

        var said = Assert.IsType<Checked<LocatedSetting>.Right>(set.Against(NodeKeys.Create(NodeRole.Coordinator))).Value;

        Assert.Equal("C:\\new\\\"x\" ${y} # z", said.ToConfig().GetString("actorsearch.log.seq.api-key"));
    }

    [Theory]
    [InlineData("AKKA__REMOTE__DOT_NETTY__TCP__PORT", "foo")]
    [InlineData("AKKA__CLUSTER__GOSSIP_INTERVAL", "1mo")]
    [InlineData("AKKA__LOGGERS", "[${?X}")]
    [InlineData("AKKA__CLUSTER__GOSIP_INTERVAL", "1s")]
    [InlineData("ACTORSEARCH__BEAT", "0 s")]
    [InlineData("ACTORSEARCH__LOG__SEQ__URL", "localhost")]
    [InlineData("ACTORSEARCH__LEASE", "15 s")]
    public void The_environment_is_held_to_the_same(string name, string value)
    {
        var environment = ImmutableDictionary<string, string>.Empty.Add(name, value);

        Assert.Equal(name, Assert.Single(NodeSystem.Check(Trainer with { Environment = environment })).Where);
    }

    [Theory]
    [InlineData("akka.cluster.gossip-interval = 1mo")]
    [InlineData("akka.cluster { log-info = yes }")]
    [InlineData("akka.cluster.gosip-interval = 1s")]
    [InlineData("akka.cluster.seed-nodes = []")]
    [InlineData("actorsearch.lease = 15 s")]
    [InlineData("akka.loggers = x")]
    public void A_file_is_held_to_the_same(string line)
    {
        var folder = Scratch.Folder();
        File.WriteAllText(Path.Combine(folder, "trainer.conf"), $"""
            include "{Path.Combine(Trainer.Settings, "trainer.conf").Replace('\\', '/')}"
            {line}
            """);

        Assert.StartsWith(Path.Combine(folder, "trainer.conf"), Assert.Single(NodeSystem.Check(Trainer with { Settings = folder })).Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_of_Akka_that_is_let_through_takes_the_value_that_Akka_ships()
    {
        var keys = NodeKeys.Create(NodeRole.Coordinator);
        string[] empty = [.. keys.All.Where(key => AkkaReference.Values.TryGetValue(key, out var shipped) && keys.Objection(key, shipped) is not null)];

        // Ours takes fewer: not less than a frame, no logger of a short name, and a resolver always.
        Assert.Equal(
            ["akka.cluster.split-brain-resolver.keep-oldest.role", "akka.loggers"],
            empty.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Akka_reads_the_least_and_the_most_of_every_duration_as_one()
    {
        foreach (var text in new[] { "1ns", "1.5 micros", "250 millis", "2 s", "3minutes", "1 h", "2 days", "5" })
        {
            Assert.Equal(ConfigurationFactory.ParseString($"x = {text}").GetTimeSpan("x"), SettingForm.DurationOf(text));
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Of_every_shipped_setting_it_is_known_what_it_may_be(string key)
    {
        var role = key == "actorsearch.beat" ? Trainer : Coordinator;

        Assert.NotEmpty(NodeSystem.Check(role with { Set = [$"{key}=?"], Port = null }));
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
