using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Files;
using ActorSearch.TrainerNode.Data.Records;

namespace ActorSearch.TrainerNode.Data.Inputs;

/// <summary>Reads a file to predict; its columns are found only by what the model records of its training file.</summary>
public static class InputFile
{
    /// <summary>The files that a path names, which can be a pattern.</summary>
    public static ImmutableArray<string> FilesOf(string path) => FilePattern.Is(path) ? FilePattern.Files(path) : [path];

    /// <summary>The rows, or every mistake in the file; one about its columns is a single sentence.</summary>
    /// <param name="path">A table, or a pattern of files.</param>
    /// <param name="header">Whether its first row names the columns; null is as in the training file.</param>
    /// <param name="delimiter">Between its columns; null is as in the experiment.</param>
    /// <param name="inputs">The model's inputs, in its order; named by indices where the training file had no header.</param>
    /// <param name="source">What the model records; null if an earlier version wrote it.</param>
    /// <param name="takesMissing">Whether rows may miss values.</param>
    /// <param name="sent">The contents if the table is not on a disk; its path is its name then.</param>
    public static Checked<InputRows> Read(
        string path, bool? header, char? delimiter, ImmutableArray<InputColumn> inputs, SourceColumns? source, bool takesMissing = false, SentTable? sent = null)
    {
        var log = new MistakeLog(path);
        var columns = new InputColumns(
            [.. inputs.Select(input => input.FileColumn).Distinct()], source is null ? null : source with { Inputs = [.. source.Inputs.Distinct()] }, log);
        var spelling = new FieldSpelling(source?.Missing ?? [], source?.HasCommas ?? false);
        var named = header ?? source?.Header ?? true;
        var rows = columns.IsUsable(header)
            ? CsvFile.Use(
                path, named, delimiter ?? source?.Delimiter, log, reader => ReadRecords(reader, named, header, columns, inputs, takesMissing, spelling, path, sent, log), content: sent?.Content)
            : null;
        return rows is not null && log.IsEmpty ? new Checked<InputRows>.Right(rows) : new Checked<InputRows>.Wrong(log.ToImmutable());
    }

    private static string Said(string place, int lines) => lines == 1
        ? $"{place}: the line is blank, so it is not a row and has no prediction."
        : FormattableString.Invariant($"{place}: this is the first of {lines} blank lines, which are not rows and have no predictions.");

    private static InputRows? ReadRecords(
        RecordReader reader, bool named, bool? given, InputColumns columns, ImmutableArray<InputColumn> inputs, bool takesMissing, FieldSpelling spelling, string path, SentTable? sent, MistakeLog log)
    {
        if (!reader.Read())
        {
            if (log.IsEmpty) log.AddFile("the file is empty.");
            return null;
        }

        // Numbers of other formats have no decimal sign, and are read as if it were a point.
        if (!reader.IsText) spelling = spelling.WithPoints();
        var first = named ? CsvHeader.Read([.. reader.Texts()]) : new CsvHeader(false, [.. reader.Texts()]);
        if (log.HasLine(reader.Line) || columns.Choose(first, given) is not { } chosen)
        {
            return null;
        }

        var header = named ? reader.Record : null;
        var shown = named ? first : first with { Names = [.. Enumerable.Range(0, first.Names.Length).Select(column => $"{column}")] };
        var distinct = inputs.DistinctBy(input => input.FileColumn).ToArray();
        var fields = chosen.Select((position, place) => new PlannedColumn.Known(position, distinct[place], Needed: !takesMissing).Reader(spelling)).ToArray();
        var records = new List<byte[]>();
        var bytes = 0L;
        for (var pending = !named; pending || reader.Read(); pending = false)
        {
            if (sent?.Refuse(records.Count + 1 + reader.Ahead, bytes) is { } refusal)
            {
                log.AddFile(refusal);
                return null;
            }

            if (log.HasLine(reader.Line) || !CsvFile.IsRow(reader, shown, log)) continue;
            for (var place = 0; place < chosen.Length; place++) fields[place].Add(reader.Field(chosen[place]), reader.Line);
            records.Add(reader.Record);
            bytes += records[^1].Length;
        }

        if (records.Count == 0 && log.IsEmpty)
        {
            log.AddFile("the file has a header but no rows.");
        }

        for (var place = 0; place < chosen.Length; place++) fields[place].Tell(shown.Describe(chosen[place]), log);
        if (!log.IsEmpty) return null;
        ImmutableArray<string> unseen = [.. distinct.Index().Select(input => (input.Index, Notice: ColumnNotices.OfUnseen(input.Item, fields[input.Index]))).Where(found => found.Notice is not null)
            .Select(found => $"{path}, {shown.Describe(chosen[found.Index])}: {found.Notice}")];
        var values = new double[records.Count * inputs.Length];
        foreach (var (column, input) in inputs.Index())
        {
            var place = Array.FindIndex(distinct, other => other.FileColumn == input.FileColumn);
            var cells = CellMaker.Known(input, fields[place], shown.Describe(chosen[place]), log);
            var ofColumn = new double[records.Count];
            cells(0, ofColumn);
            for (var row = 0; row < ofColumn.Length; row++) values[(row * inputs.Length) + column] = ofColumn[row];
        }

        return log.IsEmpty
            ? new InputRows(named ? first.Names : [], reader.Separator, header, records, values) { HasCommas = spelling.HasCommas, Unseen = unseen, Blank = reader.Blank is { } blank ? Said(log.Place(blank.Line), blank.Count) : null }
            : null;
    }
}
