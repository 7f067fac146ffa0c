using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Training;

/// <summary>Makes class weights numbers, from the training rows of one training alone.</summary>
internal static class ClassWeighting
{
    /// <summary>The same loss; balanced weights are rows / (classes · rows of the class), 0 for a class without rows.</summary>
    /// <param name="loss">Of the configuration.</param>
    /// <param name="table">The training table.</param>
    /// <param name="rows">Which rows of it are trained on.</param>
    public static LossSettings Resolve(LossSettings loss, DataTable table, ReadOnlySpan<int> rows)
    {
        if (loss is not LossSettings.CrossEntropy { Weights: ClassWeights.Balanced } balanced) return loss;
        var counts = new int[table.Classes.Length];
        foreach (var row in rows) counts[(int)table.Targets[row]]++;
        var all = rows.Length;
        return balanced with
        {
            Weights = new ClassWeights.Given([.. counts.Select(count => count == 0 ? 0 : all / ((double)counts.Length * count))]),
        };
    }
}
