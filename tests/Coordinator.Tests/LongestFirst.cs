using ActorSearch.Coordinator.Tests;
using ActorSearch.Coordinator.Tests.Cluster;
using ActorSearch.Coordinator.Tests.Dashboard;
using ActorSearch.Coordinator.Tests.EndToEnd;
using ActorSearch.Coordinator.Tests.Reporting.Html;
using ActorSearch.Coordinator.Tests.Reporting.Html.Net;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer($"ActorSearch.Coordinator.Tests.{nameof(LongestFirst)}", "ActorSearch.Coordinator.Tests")]

namespace ActorSearch.Coordinator.Tests;

/// <summary>
/// Starts the classes first that take longest, those that wait for leases before those that compute: the tests of one class run one after the
/// other, so a long class that started last would leave cores idle.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Classes =
    [
        .. new[]
        {
            typeof(ClusterTests), typeof(FaultTests), typeof(CutTests), typeof(LiveInBrowserTests), typeof(AddressTests), typeof(StrangerTests),
            typeof(ProcessorTests), typeof(ReportInBrowserTests), typeof(ReadableReportTests), typeof(NetInBrowserTests), typeof(ResumeTests),
        }.Select(one => one.FullName!),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Array.FindIndex(Classes, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)) is >= 0 and var place
            ? place
            : Classes.Length);
}
