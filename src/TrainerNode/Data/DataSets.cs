using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Data;

/// <summary>Gets the data of an experiment, whatever its source.</summary>
public static class DataSets
{
    /// <summary>The data, or every mistake in its files (the first 20 of each file, and how many more there are).</summary>
    /// <param name="settings">Where it comes from.</param>
    public static Checked<DataSet> Load(DataSettings settings) => settings switch
    {
        DataSettings.Csv csv => CsvDataSet.Load(csv),
        DataSettings.NoisyCurve curve => new Checked<DataSet>.Right(NoisyCurve.Generate(curve)),
        DataSettings.Idx idx => ImageDataSets.Load(idx),
        DataSettings.StrokeDigits digits => new Checked<DataSet>.Right(ImageDataSets.Generate(digits)),
        _ => throw new ArgumentOutOfRangeException(nameof(settings), settings, "Not a source of data."),
    };

    /// <summary>Input columns alone, for predictions: rows × names, row by row; or every mistake in the file.</summary>
    /// <param name="path">A CSV file.</param>
    /// <param name="header">Whether the first row names the columns.</param>
    /// <param name="delimiter">Comma, semicolon, tab or |, or null to find out.</param>
    /// <param name="inputs">Names (or indices from 0) of the columns, in the wanted order; other columns are not looked at.</param>
    public static Checked<float[]> LoadInputs(string path, bool header, char? delimiter, IReadOnlyList<string> inputs)
    {
        var log = new MistakeLog(path);
        var numbers = CsvFile.Read(
            path, header, delimiter, columns => CsvColumns.Find(columns, inputs, path, log), null, log);
        return numbers is null ? new Checked<float[]>.Wrong(log.ToImmutable()) : new Checked<float[]>.Right(numbers.Values);
    }
}
