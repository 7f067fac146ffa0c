using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Sqlite;

namespace ActorSearch.Coordinator;

/// <summary>The one place that says in which store this program keeps its studies.</summary>
internal static class Studies
{
    public static IStudyStore Store { get; } = new SqliteStore();
}
