using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>What may make the digest of another run differ.</summary>
internal static class DigestWords
{
    /// <summary>The digest as people see it.</summary>
    public static string Describe(string digest, StudyView view) => digest + Condition(view);

    /// <summary>In parentheses, after a blank; empty where another run has the same digest.</summary>
    public static string Condition(StudyView view)
    {
        string[] conditions = [.. OfClock(view.Early), .. view.Changed.IsEmpty ? [] : new[] { "resumed with other settings; a new search may have another digest" }];
        return conditions.Length == 0 ? "" : $" ({string.Join("; ", conditions)})";
    }

    private static IEnumerable<string> OfClock(EarlyEnd? early) =>
        early is { IsByClock: true } ? [$"ended by the clock after {Figures.Count(early.Configurations, "configuration")}; another run may end elsewhere"] : [];
}
