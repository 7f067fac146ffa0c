using System.Runtime.CompilerServices;
using ActorSearch.Abstractions;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Objectives.Plugins;

/// <summary>The data of an experiment as an objective gets it; all slots of a process share it.</summary>
internal static class PluginRows
{
    private static readonly ConditionalWeakTable<DataSet, ObjectiveData> Made = [];

    /// <param name="reads">What the objective reads.</param>
    public static ObjectiveData Create(DataSet data, DataNeed reads) => reads == DataNeed.Rows
        ? Made.GetValue(data, set => new ObjectiveData { Rows = set.Train.Rows, Train = Create(set.Train), Test = set.Test is { } test ? Create(test) : null })
        : new ObjectiveData { Rows = data.Train.Rows, TrainFile = data.Paths.Train, TestFile = data.Paths.Test };

    /// <summary>A table whose inputs are all there.</summary>
    public static ObjectiveRows Create(DataTable table)
    {
        var (rows, columns) = (table.Rows, table.InputColumns);
        var inputs = new double[(long)rows * columns];
        for (var row = 0; row < rows; row++)
        {
            var pixels = table.Images is { } images ? images.Image(row) : null;
            for (var column = 0; column < columns; column++) inputs[((long)row * columns) + column] = pixels is null ? table.Input(row, column) : pixels[column] / 255.0;
        }

        return new ObjectiveRows(inputs, Enumerable.Range(0, rows).Select(table.Target).ToArray())
        {
            InputNames = table.Images is null ? table.InputNames : [.. Enumerable.Range(0, columns).Select(pixel => $"pixel{pixel}")],
            TargetName = table.TargetName,
            Classes = table.Classes,
        };
    }
}
