namespace ActorSearch.TrainerNode.Data.Faults;

/// <summary>The existing name that a user may have meant by one that does not exist.</summary>
internal static class NearestName
{
    /// <summary>
    /// The name with the fewest insertions, deletions and replacements (Levenshtein, 1966), case apart; null where more than a
    /// third of the letters would have to change.
    /// </summary>
    public static string? Find(string wrong, IEnumerable<string> names) => names
        .Select(name => (Name: name, Distance: Distance(wrong.ToUpperInvariant(), name.ToUpperInvariant())))
        .Where(candidate => candidate.Distance <= Math.Max(wrong.Length, candidate.Name.Length) / 3)
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }
}
