using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Data.Loading;

/// <summary>The base folder of a node for relative data paths.</summary>
public static class DataFolder
{
    /// <summary>The same data, with relative paths resolved in a folder; absolute paths stay.</summary>
    /// <param name="settings">The experiment's.</param>
    /// <param name="folder">The node's data folder.</param>
    public static DataSettings Under(DataSettings settings, string folder) => settings switch
    {
        DataSettings.Csv csv => csv with
        {
            Train = Path.Combine(folder, csv.Train),
            Test = In(folder, csv.Test),
            Validation = In(folder, csv.Validation),
        },
        DataSettings.OfObjective objective => new DataSettings.OfObjective(
            objective.Rows is null ? null : (DataSettings.Csv)Under(objective.Rows, folder), [.. objective.Files.Select(file => Path.Combine(folder, file))]),
        DataSettings.Idx idx => idx with
        {
            TrainImages = Path.Combine(folder, idx.TrainImages),
            TrainLabels = Path.Combine(folder, idx.TrainLabels),
            TestImages = In(folder, idx.TestImages),
            TestLabels = In(folder, idx.TestLabels),
        },
        _ => settings,
    };

    /// <summary>The data files by their names in the experiment; empty if the data is generated.</summary>
    public static ImmutableArray<string> FilesOf(DataSettings settings) => settings switch
    {
        DataSettings.Csv csv => [csv.Train, .. Given(csv.Validation), .. Given(csv.Test)],
        DataSettings.OfObjective objective => [.. objective.Rows is null ? [] : FilesOf(objective.Rows), .. objective.Files],
        DataSettings.Idx idx => [idx.TrainImages, idx.TrainLabels, .. Given(idx.TestImages), .. Given(idx.TestLabels)],
        _ => [],
    };

    private static string[] Given(string? path) => path is null ? [] : [path];

    private static string? In(string folder, string? path) => path is null ? null : Path.Combine(folder, path);
}
