using System.Collections.Immutable;
using System.Security.Cryptography;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>A training file, and perhaps a validation file and a test file.</summary>
internal static class CsvDataSet
{
    public static Checked<DataSet> Load(DataSettings.Csv settings)
    {
        if (string.IsNullOrWhiteSpace(settings.Train))
        {
            return new Checked<DataSet>.Wrong([new Mistake("data.train", "it is empty; give the path of a CSV file.")]);
        }

        MistakeLog trainLog = new(settings.Train), validationLog = new(settings.Validation ?? ""), testLog = new(settings.Test ?? "");
        CsvHeader? known = null;
        var missing = new MissingFields(settings.Missing);
        var train = CsvFile.Read(
            settings.Train, settings.Header, settings.Delimiter, header => CsvColumns.Choose(known = header, settings, trainLog), missing, doubted: true, trainLog);
        var table = train is null ? null : CsvTableMaker.Train(train, settings, trainLog);
        var validation = Read(settings.Validation, validationLog);
        var validationTable = Table(validation, validationLog);
        var test = Read(settings.Test, testLog);
        var testTable = Table(test, testLog);

        var mistakes = trainLog.ToImmutable().AddRange(validationLog.ToImmutable()).AddRange(testLog.ToImmutable());
        return table is null || !mistakes.IsEmpty
            ? new Checked<DataSet>.Wrong(mistakes)
            : new Checked<DataSet>.Right(new DataSet(validationTable is null ? table.Table : table.Table.Followed(validationTable), testTable, HashOf(train, validation, test))
            {
                Notices = [.. table.Notices.Select(notice => $"{settings.Train}, {notice}")],
            });

        CsvColumnsRead? Read(string? path, MistakeLog log) => path is null ? null : CsvFile.Read(
            path, settings.Header, settings.Delimiter, header => ChooseAgain(header, known, table?.Table, settings, log), missing, doubted: false, log);

        DataTable? Table(CsvColumnsRead? read, MistakeLog log) => table is null || read is null ? null : CsvTableMaker.Test(read, table, settings.Train, log);
    }

    /// <summary>The columns of a test or validation file: those of the training table, or by the settings if that could not be read.</summary>
    private static ImmutableArray<PlannedColumn>? ChooseAgain(
        CsvHeader header, CsvHeader? known, DataTable? train, DataSettings.Csv settings, MistakeLog log) =>
        known is null ? CsvColumns.Choose(header, settings, log)
        : !CsvColumns.AreSame(known, header, settings.Train, log) ? null
        : train?.Source is not { } source ? CsvColumns.Choose(header, settings, new MistakeLog(settings.Train))
        :
        [
            .. source.Inputs.Index().DistinctBy(input => input.Item).Select(input => new PlannedColumn.Known(input.Item, train.ColumnOf(input.Index), Needed: false)),
            .. train.Roles.Ids.Select(id => new PlannedColumn.Chosen(known.Find(id.Column)!.Value, new ColumnChoice(ColumnUse.Id))),
            new PlannedColumn.Target(source.Target, settings.Classes),
        ];

    /// <summary>The hash of one file; for several files the hash of their hashes, so that a row that moves from one to another changes it.</summary>
    private static string HashOf(params CsvColumnsRead?[] files) => Convert.ToHexStringLower(
        files.OfType<CsvColumnsRead>().ToList() is var read && read.Count == 1 ? read[0].Sha256 : SHA256.HashData([.. read.SelectMany(file => file.Sha256)]));
}
