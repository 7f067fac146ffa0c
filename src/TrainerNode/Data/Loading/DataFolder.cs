using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Data.Loading;

/// <summary>Where a node looks for data files that an experiment names by relative paths.</summary>
public static class DataFolder
{
    /// <summary>The same data, with relative paths taken from a folder; absolute ones stay.</summary>
    /// <param name="settings">As the experiment says.</param>
    /// <param name="folder">The node's data folder.</param>
    public static DataSettings Under(DataSettings settings, string folder) => settings switch
    {
        DataSettings.Csv csv => csv with
        {
            Train = Path.Combine(folder, csv.Train),
            Test = In(folder, csv.Test),
        },
        DataSettings.Idx idx => idx with
        {
            TrainImages = Path.Combine(folder, idx.TrainImages),
            TrainLabels = Path.Combine(folder, idx.TrainLabels),
            TestImages = In(folder, idx.TestImages),
            TestLabels = In(folder, idx.TestLabels),
        },
        _ => settings,
    };

    /// <summary>The files that data is read from, as the experiment names them; none where it is generated.</summary>
    public static ImmutableArray<string> FilesOf(DataSettings settings) => settings switch
    {
        DataSettings.Csv csv => [csv.Train, .. Given(csv.Test)],
        DataSettings.Idx idx => [idx.TrainImages, idx.TrainLabels, .. Given(idx.TestImages), .. Given(idx.TestLabels)],
        _ => [],
    };

    private static string[] Given(string? path) => path is null ? [] : [path];

    private static string? In(string folder, string? path) => path is null ? null : Path.Combine(folder, path);
}
