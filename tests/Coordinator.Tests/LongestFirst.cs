using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ActorSearch.Coordinator.Tests.LongestFirst", "ActorSearch.Coordinator.Tests")]

namespace ActorSearch.Coordinator.Tests;

/// <summary>Classes that wait for processes begin first: begun last, one of them would keep all other threads waiting at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [".Cluster.", ".Reporting.Html.", ".EndToEnd.", ".Dashboard.", ".Serving.", ".Actors."];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Rank(collection.DisplayName)).ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);

    private static int Rank(string name) =>
        Array.FindIndex(Longest, part => name.Contains(part, StringComparison.Ordinal)) is >= 0 and var found ? found : Longest.Length;
}
