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
        var classes = settings.Classes ? new CsvClasses() : null;
        var train = CsvFile.Read(
            settings.Train, settings.Header, settings.Delimiter, header => CsvColumns.Choose(known = header, settings, trainLog), classes, trainLog);
        var names = Ordered(train, classes, trainLog);
        var testClasses = train is null ? classes : classes is null ? null : new CsvClasses(names, settings.Train);
        var test = settings.Test is null ? null : CsvFile.Read(
            settings.Test, settings.Header, settings.Delimiter, header => ChooseAgain(header, known, train, settings, testLog),
            testClasses,
            testLog);

        var mistakes = trainLog.ToImmutable().AddRange(testLog.ToImmutable());
        return train is null || !mistakes.IsEmpty
            ? new Checked<DataSet>.Wrong(mistakes)
            : new Checked<DataSet>.Right(new DataSet(
                TableOf(train, names), test is null ? null : TableOf(test, names), HashOf(train, test)));
    }

    /// <summary>The columns of the test file: those of the training file, or by the settings where that could not be read.</summary>
    private static ImmutableArray<int>? ChooseAgain(
        CsvHeader header, CsvHeader? known, CsvNumbers? train, DataSettings.Csv settings, MistakeLog log) =>
        known is null ? CsvColumns.Choose(header, settings, log)
        : !CsvColumns.AreSame(known, header, settings.Train, log) ? null
        : train?.Columns ?? CsvColumns.Choose(header, settings, new MistakeLog(settings.Train));

    /// <summary>The classes in order, to which the indices in the target column are changed; empty where it holds numbers.</summary>
    private static ImmutableArray<string> Ordered(CsvNumbers? train, CsvClasses? classes, MistakeLog log)
    {
        if (train is null || classes is null) return [];
        var (names, places) = classes.Ordered();
        var width = train.Columns.Length;
        for (var i = width - 1; i < train.Values.Length; i += width) train.Values[i] = places[(int)train.Values[i]];
        if (names.Length < 2)
        {
            var column = train.Header.Describe(train.Columns[^1]);
            log.AddFile($"{column} has one class only, {Shown.Quoted(names[0])}; it takes at least two to tell apart.");
        }

        return names;
    }

    private static DataTable TableOf(CsvNumbers numbers, ImmutableArray<string> classes)
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
            targets)
        {
            Classes = classes,
        };
    }

    /// <summary>Of one file its own; of two the hash of both hashes, so that a row that moves from one to the other shows.</summary>
    private static string HashOf(CsvNumbers train, CsvNumbers? test) => Convert.ToHexStringLower(
        test is null ? train.Sha256 : SHA256.HashData([.. train.Sha256, .. test.Sha256]));
}
