namespace ActorSearch.Coordinator.Storage;

/// <summary>Groups of a sequence that is in order already, one in memory at a time.</summary>
internal static class AdjacentGroups
{
    public static IEnumerable<List<T>> GroupAdjacentBy<T, TKey>(this IEnumerable<T> items, Func<T, TKey> keyOf)
    {
        List<T> group = [];
        foreach (var item in items)
        {
            if (group.Count > 0 && !EqualityComparer<TKey>.Default.Equals(keyOf(group[0]), keyOf(item)))
            {
                yield return group;
                group = [];
            }

            group.Add(item);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }
}
