using System.Text.Json;
using ActorSearch.Coordinator.Tests.EndToEnd;
using ActorSearch.Shared.Logging;
using Process = ActorSearch.Coordinator.Tests.EndToEnd.Coordinator;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary><c>scripts/cluster.sh</c> as a user calls it, with the programs that are built already in place of its build.</summary>
public sealed class ClusterScriptTests : IDisposable
{
    private readonly Workshop _workshop = new();

    [UnixFact]
    public async Task Its_folder_holds_the_logs_of_all_its_processes_and_a_node_is_found_by_its_name()
    {
        _workshop.Write("e.conf", Workshop.Tiny);
        Directory.CreateDirectory(_workshop["bin"]);
        _workshop.Write("bin/dotnet", $"""
            #!/bin/sh
            [ "$1" = build ] && exit 0
            program=$(basename "$1")
            shift
            exec $(command -v timeout >/dev/null && echo timeout --foreground 100) "$REAL" exec '{AppContext.BaseDirectory}'"$program" "$@"
            """);
        using (var script = Process.StartInShell(
            _workshop.Folder,
            $"chmod +x bin/dotnet; export REAL=$(command -v \"$1\") PATH='{_workshop["bin"]}':$PATH PORT={FreePorts.Next()}; exec bash '{Repository.Root()}/scripts/cluster.sh' e.conf 2"))
        {
            (await script.End()).With(0);
        }

        var all = await Tail();
        var scored = Of(all, "FoldScored");
        var id = Text(scored[0], LogNames.Node);
        var name = Text(Of(all, "NodeJoined").Single(joined => Text(joined, LogNames.Node) == id), LogNames.NodeName);
        var ofNode = await Tail("--node", name);
        var nodes = (await Process.Run(_workshop.Folder, "show", "runs/tiny", "--nodes")).With(0).Lines;

        Assert.Equal(["coordinator", "trainer"], all.Select(happened => Text(happened, LogNames.Process)).Distinct().Order());
        Assert.StartsWith("SearchEnded:", Text(all.Last(happened => IsOfCoordinator(happened) && !Text(happened, "@mt").StartsWith("Remarked:", StringComparison.Ordinal)), "@mt"), StringComparison.Ordinal);
        Assert.Equal(2, Of(all, "NodeEnded").Count);
        Assert.DoesNotContain(all, happened => IsAkkas(happened) && Text(happened, "@l") == "");
        Assert.Equal((4, scored.Count(fold => Text(fold, LogNames.Node) == id)), (scored.Count, Of(ofNode, "FoldScored").Count));
        Assert.All(ofNode, happened => Assert.Equal(id, Text(happened, LogNames.Node)));
        Assert.Contains(nodes, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, var second, ..] && (first, second) == (name, id));
    }

    public void Dispose() => _workshop.Dispose();

    private static bool IsOfCoordinator(JsonElement happened) => Text(happened, LogNames.Process) == "coordinator" && !IsAkkas(happened);

    private static bool IsAkkas(JsonElement happened) => Text(happened, "SourceContext").StartsWith("Akka", StringComparison.Ordinal);

    private static List<JsonElement> Of(List<JsonElement> events, string name) =>
        [.. events.Where(happened => Text(happened, "@mt").StartsWith($"{name}:", StringComparison.Ordinal))];

    private static string Text(JsonElement happened, string name) => happened.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private async Task<List<JsonElement>> Tail(params string[] more) =>
    [
        .. (await Process.Run(_workshop.Folder, ["tail", "runs/tiny", "--json", "--since", "1d", .. more])).With(0).Lines
            .Select(line => JsonDocument.Parse(line).RootElement),
    ];
}
