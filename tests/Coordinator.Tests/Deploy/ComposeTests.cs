using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.TrainerNode.Commands;
using ActorSearch.TrainerNode.Hosting;
using YamlDotNet.RepresentationModel;

namespace ActorSearch.Coordinator.Tests.Deploy;

/// <summary>deploy/compose.yaml: its command lines are ours, and what they name is there.</summary>
public sealed class ComposeTests
{
    private readonly YamlMappingNode _services;

    public ComposeTests()
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Repository.Root(), "deploy", "compose.yaml"));
        yaml.Load(reader);
        _services = (YamlMappingNode)yaml.Documents.Single().RootNode["services"];
    }

    [Fact]
    public void The_coordinator_and_its_trainers_find_each_other()
    {
        RunOptions? run = null;
        TrainerOptions? train = null;
        using var error = new StringWriter();
        var codes = new Grammar(RunCommand.Grammar(options => Keep(run = options))).Invoke(Texts("coordinator", "command"), TextWriter.Null, error)
            + new TrainerGrammar((options, _) => Keep(train = options)).Invoke(Texts("trainer", "command"), TextWriter.Null, error);

        Assert.True(codes == 0, error.ToString());
        Assert.Equal((run!.Network!.Hostname, "coordinator"), ($"{_services["coordinator"]["hostname"]}", run.Network.Hostname));
        Assert.Equal($"{run.Network.Hostname}:{run.Network.Port}", train!.Network.Coordinator);
        Assert.Equal(("/run/tls/tls.conf", "/run/tls/tls.conf"), (run.Network.Tls, train.Network.Tls));
        Assert.Contains($"{run.Network.Hostname}:8080", Texts("proxy", "command"));
        Assert.Contains(run.Dashboard.Names.Single(), Texts("proxy", "command"));
    }

    [Fact]
    public void The_results_of_the_coordinator_are_shown_where_their_port_is_published()
    {
        OverviewOptions? asked = null;
        var code = new Grammar(DashboardCommand.Grammar(options => Keep(asked = options))).Invoke([.. Texts("results", "command")], TextWriter.Null, TextWriter.Null);

        Assert.Equal(0, code);
        Assert.Contains($"--out={asked!.Folders.Single()}", Texts("coordinator", "command"));
        Assert.Contains(Texts("coordinator", "volumes")[0], Texts("results", "volumes"));
        Assert.EndsWith($":{asked.Address[(asked.Address.IndexOf(':', StringComparison.Ordinal) + 1)..]}", Texts("results", "ports").Single(), StringComparison.Ordinal);
        Assert.StartsWith($"127.0.0.1:{asked.Names.Single()["localhost:".Length..]}:", Texts("results", "ports").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_coordinator_is_started_again_by_a_script_that_knows_its_exit_codes_and_trainers_by_Docker()
    {
        var coordinator = _services["coordinator"];

        Assert.Equal(["bash", "/app/service.sh", "/app/ActorSearch.Coordinator"], Texts("coordinator", "entrypoint"));
        Assert.Equal(("no", "unless-stopped"), ($"{coordinator["restart"]}", $"{_services["trainer"]["restart"]}"));
        Assert.Contains("COPY deploy/service.sh /app/\n", File.ReadAllText(Path.Combine(Repository.Root(), $"{coordinator["build"]["dockerfile"]}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coordinator")]
    [InlineData("trainer")]
    public void Each_image_has_its_file_and_each_node_the_certificates_that_its_options_name(string service)
    {
        Assert.True(File.Exists(Path.Combine(Repository.Root(), $"{_services[service]["build"]["dockerfile"]}")));
        Assert.Contains($"./certs/{service}:/run/tls:ro", Texts(service, "volumes"));
        Assert.Equal("30s", $"{_services[service]["stop_grace_period"]}");
    }

    private List<string> Texts(string service, string list) => [.. ((YamlSequenceNode)_services[service][list]).Select(item => $"{item}")];

    private static int Keep(object options) => 0;
}
