using System.Collections.Immutable;
using ActorSearch.Shared.Settings;
using ActorSearch.Shared.Tests.Wire;
using ActorSearch.Shared.Wire;

namespace ActorSearch.Shared.Tests.Network;

public class NodeSystemTests
{
    private static readonly NodeOptions Coordinator = new(NodeRole.Coordinator) { Port = 0 };
    private static readonly NodeOptions Trainer = new(NodeRole.Trainer) { Coordinator = "127.0.0.1:4053" };

    [Theory]
    [InlineData("192.0.2.7")]
    [InlineData("node-7.example")]
    public void Without_TLS_a_node_that_others_can_reach_has_to_be_asked_for_by_name(string hostname)
    {
        var mistake = Assert.Single(TestNode.Mistakes(Coordinator with { Hostname = hostname }));

        Assert.Contains("--tls", mistake.Sentence, StringComparison.Ordinal);
        Assert.Contains("--insecure", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_cannot_open_the_port_in_silence()
    {
        var environment = ImmutableDictionary<string, string>.Empty.Add("AKKA__REMOTE__DOT_NETTY__TCP__HOSTNAME", "192.0.2.7");

        var mistake = Assert.Single(TestNode.Mistakes(Coordinator with { Environment = environment }));

        Assert.Contains("--insecure", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void All_interfaces_are_no_address()
    {
        var mistake = Assert.Single(TestNode.Mistakes(Coordinator with { Hostname = "0.0.0.0", Insecure = true }));

        Assert.Contains("0.0.0.0", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trainer_that_only_its_own_machine_can_reach_is_told_so_before_a_distant_coordinator_waits_for_it()
    {
        var mistake = Assert.Single(TestNode.Mistakes(Trainer with { Coordinator = "192.0.2.7:4053" }));

        Assert.Contains("192.0.2.7", mistake.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("somewhere")]
    [InlineData("somewhere:")]
    [InlineData("somewhere:0")]
    [InlineData("somewhere:65536")]
    [InlineData(":4053")]
    public void A_trainer_has_to_know_its_coordinator(string? coordinator)
    {
        Assert.Equal("--coordinator", Assert.Single(TestNode.Mistakes(Trainer with { Coordinator = coordinator })).Where);
    }

    [Theory]
    [InlineData("akka.loglevel")]
    [InlineData("=DEBUG")]
    [InlineData("akka.loglevle=DEBUG")]
    [InlineData("akka..loglevel=DEBUG")]
    [InlineData("optimizer.learning-rate=1")]
    [InlineData("akka.loglevel=\"DEBUG")]
    [InlineData("akka.cluster.roles=[trainer")]
    public void A_setting_that_means_nothing_is_not_passed_over(string set)
    {
        Assert.Equal($"--set {set}", Assert.Single(TestNode.Mistakes(Coordinator with { Set = [set] })).Where);
    }

    [Fact]
    public void A_slip_in_the_environment_is_named_as_it_was_written()
    {
        var environment = ImmutableDictionary<string, string>.Empty.Add("AKKA__REMOTE__DOTNETTY__TCP__PORT", "4053").Add("AKKA_HOME", "/");

        var mistake = Assert.Single(TestNode.Mistakes(Coordinator with { Environment = environment }));

        Assert.Equal("AKKA__REMOTE__DOTNETTY__TCP__PORT", mistake.Where);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        Assert.Equal(3, TestNode.Mistakes(Trainer with { Coordinator = "x", Set = ["y", "akka.z=1"] }).Length);
    }

    [Fact]
    public async Task The_command_line_goes_before_the_environment_and_that_before_the_files()
    {
        var environment = ImmutableDictionary<string, string>.Empty
            .Add("AKKA__CLUSTER__FAILURE_DETECTOR__THRESHOLD", "9")
            .Add("AKKA__CLUSTER__FAILURE_DETECTOR__ACCEPTABLE_HEARTBEAT_PAUSE", "7 s");
        ImmutableArray<string> set = ["akka.cluster.failure-detector.threshold=11", "akka.cluster.failure-detector.threshold=12"];
        await using var node = TestNode.Coordinator(Coordinator with { Environment = environment, Set = set });

        var detector = node.System.Settings.Config.GetConfig("akka.cluster.failure-detector");
        Assert.Equal(12, detector.GetInt("threshold"));
        Assert.Equal(TimeSpan.FromSeconds(7), detector.GetTimeSpan("acceptable-heartbeat-pause"));
    }

    [Fact]
    public async Task What_the_design_says_of_the_cluster_is_what_runs()
    {
        await using var node = TestNode.Coordinator();
        var config = node.System.Settings.Config;

        var brain = config.GetConfig("akka.cluster.split-brain-resolver");
        Assert.Equal("keep-oldest", brain.GetString("active-strategy"));
        Assert.Equal("coordinator", brain.GetString("keep-oldest.role"));
        Assert.False(brain.GetBoolean("keep-oldest.down-if-alone", true));
        Assert.Equal(TimeSpan.FromSeconds(10), brain.GetTimeSpan("stable-after"));
        Assert.Equal("off", config.GetString("akka.cluster.auto-down-unreachable-after"));
        Assert.Equal(FrameLimit.Frame, config.GetByteSize("akka.remote.dot-netty.tcp.maximum-frame-size", null));
        Assert.Contains("coordinator", Akka.Cluster.Cluster.Get(node.System).SelfRoles);
    }

    [Theory]
    [InlineData("akka.actor.internal-dispatcher")]
    [InlineData("akka.remote.default-remote-dispatcher")]
    public async Task Heartbeats_run_on_threads_of_their_own(string dispatcher)
    {
        await using var node = TestNode.Coordinator();

        var ran = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        node.System.Dispatchers.Lookup(dispatcher).Schedule(() => ran.SetResult(Thread.CurrentThread.IsThreadPoolThread));

        Assert.False(await ran.Task.WaitAsync(TestNode.Patience));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var first = TestNode.Coordinator();

        var mistake = Assert.Single(TestNode.Mistakes(Coordinator with { Port = first.Port }));

        Assert.Equal("--port", mistake.Where);
        Assert.Equal($"another program uses 127.0.0.1:{first.Port}. End it, or choose another port with --port.", mistake.Sentence);
    }

    [Theory]
    [InlineData("include \"nowhere.conf\"", "nowhere.conf", "there is no such file; correct its path")]
    [InlineData("include \"coordinator.conf\"", "coordinator.conf", "includes itself")]
    [InlineData("akka {\n  loglevel = INFO\n", "coordinator.conf:", "clos")]
    [InlineData("# a list\nakka.cluster.roles = [a, b", "coordinator.conf:2", "")]
    [InlineData("akka.loglevel =", "coordinator.conf:1", "")]
    public void A_settings_file_that_cannot_be_read_is_named(string text, string where, string said)
    {
        var folder = Scratch.Folder();
        File.WriteAllText(Path.Combine(folder, "coordinator.conf"), text);

        var mistake = Assert.Single(TestNode.Mistakes(Coordinator with { Settings = folder }));

        Assert.Contains(where, mistake.Where, StringComparison.Ordinal);
        Assert.Contains(said, mistake.Sentence, StringComparison.Ordinal);
    }
}
