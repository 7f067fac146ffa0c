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

    /// <summary>Input columns alone, for predictions: rows × names, row by row, as the file has them; or every mistake in the file.</summary>
    /// <param name="path">A CSV file, plain or gzip.</param>
    /// <param name="header">Whether the first row names the columns.</param>
    /// <param name="delimiter">Comma, semicolon, tab or |, or null to find out.</param>
    /// <param name="inputs">Names (or indices from 0) of the columns, in the wanted order; other columns are not looked at.</param>
    public static Checked<double[]> LoadInputs(string path, bool header, char? delimiter, IReadOnlyList<string> inputs)
    {
        var log = new MistakeLog(path);
        var read = CsvFile.Read(
            path, header, delimiter, columns => CsvColumns.Find(columns, inputs, path, log), labels: false, doubted: false, log);
        if (read is null) return new Checked<double[]>.Wrong(log.ToImmutable());
        var rows = ((NumberColumn)read.Columns[0]).Numbers.Length;
        var values = new double[rows * read.Columns.Length];
        for (var column = 0; column < read.Columns.Length; column++)
        {
            var numbers = ((NumberColumn)read.Columns[column]).Numbers;
            for (var row = 0; row < rows; row++) values[(row * read.Columns.Length) + column] = numbers[row];
        }

        return new Checked<double[]>.Right(values);
    }
}
