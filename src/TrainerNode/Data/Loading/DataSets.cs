using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Data.Images;

namespace ActorSearch.TrainerNode.Data.Loading;

/// <summary>Loads the data of an experiment from any source.</summary>
public static class DataSets
{
    /// <summary>The data, or every mistake in its files (the first 20 of each file, and how many more there are).</summary>
    /// <param name="settings">Where it comes from.</param>
    public static Checked<DataSet> Load(DataSettings settings) => settings switch
    {
        DataSettings.Csv csv => CsvDataSet.Load(csv),
        DataSettings.OfObjective objective => ObjectiveFiles.Load(objective),
        DataSettings.NoisyCurve curve => new Checked<DataSet>.Right(NoisyCurve.Generate(curve)),
        DataSettings.Idx idx => ImageDataSets.Load(idx),
        DataSettings.StrokeDigits digits => new Checked<DataSet>.Right(ImageDataSets.Generate(digits)),
        _ => throw new ArgumentOutOfRangeException(nameof(settings), settings, "Not a source of data."),
    };
}
