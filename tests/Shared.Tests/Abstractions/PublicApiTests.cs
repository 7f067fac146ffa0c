using System.Reflection;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Tests.Experiments;

namespace ActorSearch.Shared.Tests.Abstractions;

/// <summary>What others build against does not change by accident.</summary>
public class PublicApiTests
{
    private const string Renewal = "ACTORSEARCH_RENEW=api dotnet test tests/Shared.Tests -c Release --filter PublicApi";

    private static readonly Assembly Assembly = typeof(IObjective).Assembly;

    [Fact]
    public void The_public_API_is_the_one_in_the_file()
    {
        var file = Path.Combine(Repository.Root(), "src", "Abstractions", "PublicApi.txt");
        var now = PublicApi.Of(Assembly);
        if (Environment.GetEnvironmentVariable("ACTORSEARCH_RENEW") == "api")
        {
            File.WriteAllText(file, now);
        }

        Assert.True(File.ReadAllText(file).ReplaceLineEndings("\n") == now, $"The public API differs from PublicApi.txt. If that is meant, renew it: {Renewal}");
    }

    [Fact]
    public void Everything_public_is_documented()
    {
        var documented = File.ReadAllText(Path.ChangeExtension(Assembly.Location, ".xml"));

        Assert.All(Assembly.GetExportedTypes(), type => Assert.Contains($"\"T:{type.FullName!.Replace('+', '.')}\"", documented, StringComparison.Ordinal));
    }

    [Fact]
    public void An_objective_needs_only_what_NET_has()
    {
        Assert.All(Assembly.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
    }
}
