namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Plug-ins on some nodes of a search.</summary>
public sealed class PluginTests
{
    [Fact]
    public async Task A_node_without_the_plug_in_takes_no_work_and_says_so()
    {
        using var site = new Site(EndToEnd.PluginTests.Experiment);
        File.WriteAllText(Path.Combine(site.Folder, "line.csv"), EndToEnd.PluginTests.Line(40));
        File.WriteAllText(Path.Combine(site.Folder, "test.csv"), EndToEnd.PluginTests.Line(10));
        var coordinator = site.Coordinator("--plugins", EndToEnd.PluginTests.Built);
        site.Trainer("without", "--data", site.Folder);
        await site.Logged("NodeCannotServe");
        Assert.Contains(site.Log(), line => line.Contains("this experiment needs the plug-in ridge, and this process loads none", StringComparison.Ordinal));

        site.Trainer("with", "--data", site.Folder, "--plugins", EndToEnd.PluginTests.Built);

        var end = (await coordinator.End()).With(0);
        Assert.StartsWith("alpha 0.001 ", end.ValueOf("winner: "), StringComparison.Ordinal);
        Assert.Single(site.Nodes("FoldScored").Distinct());
    }
}
