using System.Reflection;
using ActorSearch.Abstractions;

namespace ActorSearch.Shared.Tests.Abstractions;

/// <summary>What others build against does not change by accident.</summary>
public class PublicApiTests
{
    private static readonly Assembly Assembly = typeof(IObjective).Assembly;

    [Fact]
    public void The_public_API_is_the_one_in_the_file() => PublicApi.Hold(Assembly, "Abstractions");

    [Fact]
    public void An_objective_needs_only_what_NET_has()
    {
        Assert.All(Assembly.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
    }
}
