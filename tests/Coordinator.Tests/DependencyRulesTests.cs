using System.Reflection;

namespace ActorSearch.Coordinator.Tests;

/// <summary>
/// Who may know whom: <c>Program → Actors → (State | Training) → Shared</c> and <c>Coordinator → TrainerNode → Shared</c>, never back.
/// </summary>
public class DependencyRulesTests
{
    private static readonly string[] Actors = ["Akka", "Hyperion", "ActorSearch.Shared.Wire"];
    private static readonly string[] Ambient = ["Serilog", "Microsoft.AspNetCore", "Microsoft.Extensions", "System.Diagnostics.Metrics", "System.Diagnostics.Activity", "OpenTelemetry"];
    private static readonly string[] Servers = ["ActorSearch.Shared.Http.", "ActorSearch.TrainerNode.Http.", "ActorSearch.Coordinator.Dashboard."];
    private static readonly string[] UpperCoordinator =
    [
        "ActorSearch.Coordinator.Actors", "ActorSearch.Coordinator.Storage", "ActorSearch.Coordinator.Reporting", "ActorSearch.Coordinator.Dashboard",
    ];

    /// <summary>The pure core.</summary>
    private static readonly string[] Pure =
    [
        "ActorSearch.Shared.Experiments",
        "ActorSearch.Shared.Search",
        "ActorSearch.Shared.Validation",
        "ActorSearch.Shared.Results",
        "ActorSearch.Shared.Randomness",
        "ActorSearch.Coordinator.State",
        "ActorSearch.TrainerNode.Training",
        "ActorSearch.TrainerNode.Models",
        "ActorSearch.TrainerNode.Data",
    ];

    /// <summary>Arrows inside an assembly: the first must not know the others.</summary>
    private static readonly (string Lower, string[] Upper)[] Arrows =
    [
        ("ActorSearch.Shared.Experiments", ["ActorSearch.Shared.Protocol"]),
        ("ActorSearch.Shared.Search", ["ActorSearch.Shared.Protocol", "ActorSearch.Shared.Results"]),
        ("ActorSearch.Shared.Validation", ["ActorSearch.Shared.Protocol"]),
        ("ActorSearch.Shared.Results", ["ActorSearch.Shared.Protocol"]),
        ("ActorSearch.Shared.Randomness", ["ActorSearch.Shared.Protocol", "ActorSearch.Shared.Experiments", "ActorSearch.Shared.Results"]),
        ("ActorSearch.TrainerNode.Actors", ["ActorSearch.TrainerNode.Http"]),
        ("ActorSearch.TrainerNode.Training", ["ActorSearch.TrainerNode.Actors"]),
        ("ActorSearch.TrainerNode.Models", ["ActorSearch.TrainerNode.Actors"]),
        ("ActorSearch.TrainerNode.Data", ["ActorSearch.TrainerNode.Actors"]),
        ("ActorSearch.Coordinator.State", UpperCoordinator),
        ("ActorSearch.Coordinator.Storage", ["ActorSearch.Coordinator.Dashboard"]),
        ("ActorSearch.Coordinator.Actors", ["ActorSearch.Coordinator.Dashboard"]),
        ("ActorSearch.Coordinator.Reporting", ["ActorSearch.Coordinator.Dashboard"]),
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

    [Fact]
    public void The_coordinator_knows_no_Torch()
    {
        Assert.Empty(Offenders(AssemblyOf("ActorSearch.Coordinator"), "", ["TorchSharp"]));
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
