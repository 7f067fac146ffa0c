namespace ActorSearch.TrainerNode.Data;

/// <summary>What metrics compare predictions with.</summary>
public static class ScoredTargets
{
    /// <summary>The targets of rows in their own units; a row with the weight 0 does not count in a metric.</summary>
    public static double[] Find(DataTable table, IEnumerable<int> rows) =>
        [.. rows.Where(row => table.Roles.Weights is not { } weights || weights.Values[row] > 0).Select(row => table.TargetUnit.Restore(table.Targets[row]))];
}
