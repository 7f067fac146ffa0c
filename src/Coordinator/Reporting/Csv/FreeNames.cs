namespace ActorSearch.Coordinator.Reporting.Csv;

/// <summary>Names of columns that a user has given, in a table with columns of its own: a name that is taken gets <c>_2</c>, or the next number.</summary>
internal static class FreeNames
{
    /// <param name="names">What the columns would be called, in order.</param>
    /// <param name="taken">Names of other columns; those that are found are added.</param>
    public static string[] Find(IEnumerable<string> names, HashSet<string> taken) => [.. names.Select(name =>
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++) free = $"{name}_{number}";
        return free;
    })];
}
