namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Plug-ins on some nodes of a search.</summary>
public sealed class PluginTests
{
    [Fact]
    public async Task Nodes_without_the_plug_in_or_with_one_that_throws_take_no_work_and_say_so()
    {
        using var site = new Site(EndToEnd.PluginTests.Experiment);
        File.WriteAllText(Path.Combine(site.Folder, "line.csv"), EndToEnd.PluginTests.Line(40));
        File.WriteAllText(Path.Combine(site.Folder, "test.csv"), EndToEnd.PluginTests.Line(10));
        Directory.CreateDirectory(Path.Combine(site.Folder, "broken/ridge"));
        foreach (var file in Directory.GetFiles(Path.Combine(EndToEnd.PluginTests.Built, "unruly"))) File.Copy(file, Path.Combine(site.Folder, "broken/ridge", Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(site.Folder, "broken/ridge/broken"), "");
        var coordinator = site.Coordinator("--plugins", EndToEnd.PluginTests.Built);
        site.Trainer("without", "--data", site.Folder);
        site.Trainer("broken", "--data", site.Folder, "--plugins", Path.Combine(site.Folder, "broken"));
        string[] sentences = ["this experiment needs the plug-in ridge, and this process loads none", "the constructor of UnrulyObjective threw InvalidOperationException: the licence is missing."];
        await Site.Until(() => sentences.All(sentence => site.Log().Any(line => line.Contains("NodeCannotServe", StringComparison.Ordinal) && line.Contains(sentence, StringComparison.Ordinal))), "two nodes that cannot serve");

        site.Trainer("with", "--data", site.Folder, "--plugins", EndToEnd.PluginTests.Built);

        var end = (await coordinator.End()).With(0);
        Assert.StartsWith("alpha 0.001 ", end.ValueOf("winner: "), StringComparison.Ordinal);
        Assert.Single(site.Nodes("FoldScored").Distinct());
    }
}
