using ActorSearch.Coordinator.Tests;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ActorSearch.Coordinator.Tests." + nameof(LongTestsFirst), "ActorSearch.Coordinator.Tests")]

namespace ActorSearch.Coordinator.Tests;

/// <summary>
/// Starts the classes that last before the others, so that none of them is left alone at the end: in turn one that mostly waits for nodes of a cluster and one that keeps
/// the cores busy.
/// </summary>
public sealed class LongTestsFirst : ITestCollectionOrderer
{
    // The longest first.
    private static readonly string[] Waiting = [".LearningCluster", ".CutTests", ".ClusterTests", ".AddressTests", ".FaultTests", ".Cluster."];
    private static readonly string[] Busy = [".ReportInBrowser", ".LiveInBrowser", ".ReadableReport", ".NetInBrowser", ".CourseInBrowser", "Browser", ".EndToEnd.", ".Html.", ".Dashboard."];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections)
    {
        (ITestCollection Collection, int Waits, int Works)[] all = [.. testCollections.Select(collection => (collection, PlaceIn(Waiting, collection), PlaceIn(Busy, collection)))];
        var waiting = all.Where(each => each.Waits < Waiting.Length).OrderBy(each => each.Waits).Select(each => each.Collection).ToList();
        var busy = all.Where(each => each.Waits == Waiting.Length).OrderBy(each => each.Works).Select(each => each.Collection).ToList();
        for (var at = 0; at < Math.Max(waiting.Count, busy.Count); at++)
        {
            if (at < waiting.Count) yield return waiting[at];
            if (at < busy.Count) yield return busy[at];
        }
    }

    private static int PlaceIn(string[] names, ITestCollection collection) =>
        Array.FindIndex(names, name => collection.DisplayName.Contains(name, StringComparison.Ordinal)) is >= 0 and var place ? place : names.Length;
}
