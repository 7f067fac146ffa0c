using System.Collections.Immutable;
using System.Security.Cryptography;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Data;

/// <summary>A training file and perhaps a test file.</summary>
internal static class CsvDataSet
{
    public static Checked<DataSet> Load(DataSettings.Csv settings)
    {
        if (string.IsNullOrWhiteSpace(settings.Train))
        {
            return new Checked<DataSet>.Wrong([new Mistake("data.train", "it names no file; give the path of a CSV file.")]);
        }

        MistakeLog trainLog = new(settings.Train), testLog = new(settings.Test ?? "");
        CsvHeader? known = null;
        var train = CsvFile.Read(
            settings.Train, settings.Header, settings.Delimiter, header => CsvColumns.Choose(known = header, settings, trainLog), trainLog);
        var test = settings.Test is null ? null : CsvFile.Read(
            settings.Test, settings.Header, settings.Delimiter, header => ChooseAgain(header, known, train, settings, testLog), testLog);

        var mistakes = trainLog.ToImmutable().AddRange(testLog.ToImmutable());
        return train is null || !mistakes.IsEmpty
            ? new Checked<DataSet>.Wrong(mistakes)
            : new Checked<DataSet>.Right(new DataSet(TableOf(train), test is null ? null : TableOf(test), HashOf(train, test)));
    }

    /// <summary>The columns of the test file: those of the training file, or by the settings where that could not be read.</summary>
    private static ImmutableArray<int>? ChooseAgain(
        CsvHeader header, CsvHeader? known, CsvNumbers? train, DataSettings.Csv settings, MistakeLog log) =>
        known is null ? CsvColumns.Choose(header, settings, log)
        : !CsvColumns.AreSame(known, header, settings.Train, log) ? null
        : train?.Columns ?? CsvColumns.Choose(header, settings, new MistakeLog(settings.Train));

    private static DataTable TableOf(CsvNumbers numbers)
    {
        int width = numbers.Columns.Length, rows = numbers.Values.Length / width;
        var inputs = new float[rows * (width - 1)];
        var targets = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            var from = numbers.Values.AsSpan(row * width, width);
            from[..^1].CopyTo(inputs.AsSpan(row * (width - 1)));
            targets[row] = from[^1];
        }

        return new DataTable(
            [.. numbers.Columns[..^1].Select(column => numbers.Header.Names[column])],
            numbers.Header.Names[numbers.Columns[^1]],
            inputs,
            targets);
    }

    /// <summary>Of one file its own; of two the hash of both hashes, so that a row that moves from one to the other shows.</summary>
    private static string HashOf(CsvNumbers train, CsvNumbers? test) => Convert.ToHexStringLower(
        test is null ? train.Sha256 : SHA256.HashData([.. train.Sha256, .. test.Sha256]));
}
