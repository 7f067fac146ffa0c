using ActorSearch.Coordinator.Tests;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ActorSearch.Coordinator.Tests." + nameof(LongTestsFirst), "ActorSearch.Coordinator.Tests")]

namespace ActorSearch.Coordinator.Tests;

/// <summary>Starts the classes whose tests wait for processes and browsers before the others, so that none of them is left alone at the end.</summary>
public sealed class LongTestsFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [".Cluster.", "Browser", ".EndToEnd.", ".Html.", ".Dashboard."];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Array.FindIndex(Long, part => collection.DisplayName.Contains(part, StringComparison.Ordinal)) is var place and >= 0 ? place : Long.Length);
}
