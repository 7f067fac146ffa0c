using System.Reflection;

namespace ActorSearch.Coordinator.Tests;

/// <summary>
/// Who may know whom: <c>Program → Actors → (State | Training) → Shared</c> and <c>Coordinator → TrainerNode → Shared</c>, never back; below all of them <c>Abstractions</c>.
/// </summary>
public class DependencyRulesTests
{
    private static readonly string[] Actors = ["Akka", "Hyperion", "ActorSearch.Shared.Wire", "ActorSearch.Shared.Network", "ActorSearch.Shared.Logging"];
    private static readonly string[] Ambient = ["Serilog", "Microsoft.AspNetCore", "Microsoft.Extensions", "System.Diagnostics.Metrics", "System.Diagnostics.Activity", "OpenTelemetry"];
    private static readonly string[] Servers = ["ActorSearch.Shared.Http.", "ActorSearch.TrainerNode.Http.", "ActorSearch.Coordinator.Dashboard.", "ActorSearch.Coordinator.Serving.", "ActorSearch.Coordinator.Sending.", "ActorSearch.Coordinator.Overview."];
    private const string SqliteRoom = "ActorSearch.Coordinator.Storage.Sqlite";

    /// <summary>The pure core.</summary>
    private static readonly string[] Pure =
    [
        "ActorSearch.Shared.Experiments",
        "ActorSearch.Shared.Search",
        "ActorSearch.Shared.Validation",
        "ActorSearch.Shared.Search",
        "ActorSearch.Shared.Statistics",
        "ActorSearch.Shared.Results",
        "ActorSearch.Shared.Randomness",
        "ActorSearch.Coordinator.State",
        "ActorSearch.TrainerNode.Training",
        "ActorSearch.TrainerNode.Models",
        "ActorSearch.TrainerNode.Data",
        "ActorSearch.TrainerNode.Losses",
        "ActorSearch.TrainerNode.Rows",
        "ActorSearch.TrainerNode.Feasibility",
        "ActorSearch.TrainerNode.Objectives",
    ];

    /// <summary>Arrows that make no circle today and are still wrong: the first room must not know the others.</summary>
    private static readonly (string Lower, string[] Upper)[] Arrows =
    [
        ("ActorSearch.Shared.Experiments", ["ActorSearch.Shared.Protocol", "ActorSearch.Shared.Results", "ActorSearch.Shared.Search"]),
        ("ActorSearch.Shared.Validation", ["ActorSearch.Shared.Protocol"]),
        ("ActorSearch.Shared.Results", ["ActorSearch.Shared.Protocol"]),
        ("ActorSearch.Shared.Randomness", ["ActorSearch.Shared.Protocol", "ActorSearch.Shared.Experiments", "ActorSearch.Shared.Results"]),
        ("ActorSearch.TrainerNode.Data", ["ActorSearch.TrainerNode.Models", "ActorSearch.TrainerNode.Training"]),
        ("ActorSearch.TrainerNode.Models", ["ActorSearch.TrainerNode.Training"]),
        ("ActorSearch.TrainerNode.Training", ["ActorSearch.TrainerNode.Objectives"]),
        ("ActorSearch.TrainerNode.Actors", ["ActorSearch.TrainerNode.Http"]),
        ("ActorSearch.Coordinator.Storage", ["ActorSearch.Coordinator.Dashboard"]),
        ("ActorSearch.Coordinator.Actors", ["ActorSearch.Coordinator.Dashboard", "ActorSearch.Coordinator.Commands"]),
        ("ActorSearch.Coordinator.Reporting", ["ActorSearch.Coordinator.Dashboard", "ActorSearch.Coordinator.Commands"]),
        ("ActorSearch.Coordinator.Logs", ["ActorSearch.Coordinator.Commands"]),
    ];

    public static TheoryData<string> PureNamespaces => [.. Pure];

    public static TheoryData<string> LowerNamespaces => [.. Arrows.Select(arrow => arrow.Lower)];

    /// <summary>A rule about a name that is misspelt, or no more, would hold whatever the code does.</summary>
    [Fact]
    public void Every_name_in_a_rule_is_that_of_something()
    {
        string[] names = [.. Pure, .. Arrows.SelectMany(arrow => arrow.Upper.Append(arrow.Lower)), .. Actors, .. Ambient, .. Servers, "Microsoft.AspNetCore", "TorchSharp"];
        string[] assemblies = [.. new[] { "ActorSearch.Shared", "ActorSearch.TrainerNode", "ActorSearch.Coordinator" }.Select(name => AssemblyOf(name).Location)];

        Assert.Empty(TypesInside.Unknown(assemblies, names.Select(name => name.TrimEnd('.'))));
        Assert.Equal(["ActorSearch.Coordinator.Stat"], TypesInside.Unknown(assemblies, ["ActorSearch.Coordinator.Stat", "ActorSearch.Coordinator.State"]));
    }

    [Theory]
    [MemberData(nameof(PureNamespaces))]
    public void The_pure_core_knows_no_actors_and_no_logger(string pure)
    {
        Assert.Empty(Offenders(AssemblyOf(pure), pure, [.. Actors, .. Ambient]));
    }

    [Theory]
    [MemberData(nameof(LowerNamespaces))]
    public void What_is_below_does_not_know_what_is_above(string lower)
    {
        Assert.Empty(Offenders(AssemblyOf(lower), lower, Arrows.Single(arrow => arrow.Lower == lower).Upper));
    }

    [Theory]
    [InlineData("ActorSearch.Shared")]
    [InlineData("ActorSearch.TrainerNode")]
    [InlineData("ActorSearch.Coordinator")]
    public void No_rooms_of_a_project_use_each_other_in_a_circle(string project)
    {
        var arrows = TypesInside.Arrows(AssemblyOf(project).Location);

        Assert.Contains(arrows, arrow => arrow.FromRoom != arrow.ToRoom);
        foreach (var circle in new[] { RoomCircles.Among(arrows, room => room), RoomCircles.Among(arrows, room => FirstFolder(room, project)) })
        {
            Assert.True(circle.Length == 0, string.Join('\n', circle));
        }
    }

    [Fact]
    public void A_circle_of_rooms_is_found_with_the_arrows_that_close_it()
    {
        RoomArrow[] arrows = [new("A", "x", "B", "y"), new("B", "y", "C", "z"), new("C", "z", "A", "x"), new("C", "z", "D", "w"), new("A", "x", "A", "v")];

        Assert.Equal(["x → y", "y → z", "z → x"], RoomCircles.Among(arrows, room => room));
        Assert.Empty(RoomCircles.Among(arrows[..2], room => room));
        Assert.Equal(["x → y", "z → x"], RoomCircles.Among(arrows, room => room is "B" or "C" ? "BC" : room));
    }

    [Fact]
    public void No_folder_of_the_sources_holds_more_than_twenty_files()
    {
        var sources = Path.Combine(Repository.Root(), "src");
        var folders = Directory.GetFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(sources, Path.GetDirectoryName(file)!))
            .Where(folder => !folder.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .CountBy(folder => folder)
            .ToList();

        Assert.Contains(folders, folder => folder.Value > 10);
        Assert.DoesNotContain(folders, folder => folder.Value > 20);
    }

    [Fact]
    public void The_coordinator_knows_no_Torch()
    {
        Assert.Empty(Offenders(AssemblyOf("ActorSearch.Coordinator"), "", ["TorchSharp"]));
    }

    [Fact]
    public void Only_the_room_of_the_SQLite_store_uses_SQLite()
    {
        var users = Offenders(AssemblyOf("ActorSearch.Coordinator"), "", ["Microsoft.Data.Sqlite"]);

        Assert.NotEmpty(users);
        Assert.All(users, user => Assert.StartsWith($"{SqliteRoom}.", user, StringComparison.Ordinal));
    }

    [Fact]
    public void One_place_names_the_store_that_is_used()
    {
        var users = Offenders(AssemblyOf("ActorSearch.Coordinator"), "", [SqliteRoom]);

        Assert.Equal(
            [$"ActorSearch.Coordinator.Studies → {SqliteRoom}.SqliteStore"],
            users.Where(user => !user.StartsWith($"{SqliteRoom}.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ActorSearch.Shared")]
    [InlineData("ActorSearch.TrainerNode")]
    [InlineData("ActorSearch.Coordinator")]
    public void Only_what_serves_the_page_and_the_metrics_knows_a_web_server(string assembly)
    {
        Assert.DoesNotContain(
            Offenders(AssemblyOf(assembly), "", ["Microsoft.AspNetCore"]),
            offender => !Array.Exists(Servers, server => offender.StartsWith(server, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ActorSearch.Abstractions", "ActorSearch.Shared")]
    [InlineData("ActorSearch.Shared", "ActorSearch.TrainerNode")]
    [InlineData("ActorSearch.Shared", "ActorSearch.Coordinator")]
    [InlineData("ActorSearch.TrainerNode", "ActorSearch.Coordinator")]
    public void No_project_knows_the_one_that_builds_on_it(string below, string above)
    {
        Assert.DoesNotContain(above, AssemblyOf(below).GetReferencedAssemblies().Select(reference => reference.Name));
    }

    [Fact]
    public void The_rule_sees_into_the_bodies_of_lambdas()
    {
        var offenders = Offenders(typeof(KnowsAkkaInALambda).Assembly, typeof(KnowsAkkaInALambda).Namespace!, Actors);

        Assert.Contains($"{typeof(DependencyRulesTests).FullName} → Akka.Actor.ActorRefs", offenders);
    }

    private static string[] Offenders(Assembly assembly, string inNamespace, string[] forbidden) =>
        TypesInside.Offenders(assembly.Location, inNamespace, forbidden);

    private static string FirstFolder(string room, string project) => string.Join('.', room.Split('.').Take(project.Split('.').Length + 1));

    private static Assembly AssemblyOf(string name) => Assembly.Load(string.Join('.', name.Split('.').Take(2)));

    private sealed class KnowsAkkaInALambda
    {
        public Func<Task<bool>> Ask { get; } = async () =>
        {
            await Task.Yield();
            return Akka.Actor.ActorRefs.Nobody is null;
        };
    }
}
