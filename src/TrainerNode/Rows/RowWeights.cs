using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>How much rows count.</summary>
internal static class RowWeights
{
    /// <summary>One for each row of a table; null if all count alike.</summary>
    public static float[]? Read(DataTable table) => table.Roles.Weights is { } weights ? [.. weights.Values.Select(weight => (float)weight)] : null;

    /// <summary>Those of some rows; empty if all count alike.</summary>
    public static float[] Read(float[]? weights, int[] rows) => weights is null ? [] : [.. rows.Select(row => weights[row])];

    /// <summary>One for each row of a table, with a mean of 1 over the rows of a training; null if all count alike.</summary>
    /// <param name="rows">Of the training; their weights are not all 0.</param>
    public static float[]? Even(DataTable table, int[] rows)
    {
        if (table.Roles.Weights is not { } weights) return null;
        var sum = 0.0;
        foreach (var row in rows) sum += weights.Values[row];
        return [.. weights.Values.Select(weight => (float)(weight * rows.Length / sum))];
    }
}
