using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Faults;
using CsvHelper;

namespace ActorSearch.TrainerNode.Data.Inputs;

/// <summary>Reads a file to predict; its columns are found only by what the model records of its training file.</summary>
public static class InputFile
{
    /// <summary>The rows, or every mistake in the file; one about its columns is a single sentence.</summary>
    /// <param name="path">A CSV file.</param>
    /// <param name="header">Whether its first row names the columns; null is as in the training file.</param>
    /// <param name="delimiter">Between its columns; null is as in the experiment.</param>
    /// <param name="inputs">Names of the model's inputs, in its order; indices where the training file had no header.</param>
    /// <param name="source">What the model records; null if an earlier version wrote it.</param>
    public static Checked<InputRows> Read(
        string path, bool? header, char? delimiter, ImmutableArray<string> inputs, SourceColumns? source)
    {
        var log = new MistakeLog(path);
        var columns = new InputColumns(inputs, source, log);
        var rows = columns.IsUsable(header)
            ? CsvFile.Use(
                path, delimiter ?? source?.Delimiter, log,
                (reader, _) => ReadRecords(reader, header ?? source?.Header ?? true, columns, log))
            : null;
        return rows is not null && log.IsEmpty ? new Checked<InputRows>.Right(rows) : new Checked<InputRows>.Wrong(log.ToImmutable());
    }

    private static InputRows? ReadRecords(CsvReader reader, bool named, InputColumns columns, MistakeLog log)
    {
        if (!reader.Read())
        {
            log.AddFile("the file is empty.");
            return null;
        }

        var first = new CsvHeader(named, [.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetString(column).Trim())]);
        if (log.HasLine(reader.LineNumber) || columns.Choose(first) is not { } chosen)
        {
            return null;
        }

        var header = named ? reader.RawRecord.ToArray() : null;
        var shown = named ? first : first with { Names = [.. Enumerable.Range(0, first.Names.Length).Select(column => $"{column}")] };
        var fields = chosen.Select(_ => new NumberColumn()).ToArray();
        var records = new List<byte[]>();
        for (var pending = !named; pending || reader.Read(); pending = false)
        {
            if (log.HasLine(reader.LineNumber) || !CsvFile.HasWidth(reader, shown, log)) continue;
            for (var place = 0; place < chosen.Length; place++) fields[place].Add(reader.GetSpan(chosen[place]), reader.LineNumber);
            records.Add(reader.RawRecord.ToArray());
        }

        if (records.Count == 0 && log.IsEmpty)
        {
            log.AddFile("the file has a header but no rows.");
        }

        for (var place = 0; place < chosen.Length; place++) fields[place].Tell(shown.Describe(chosen[place]), log);
        return log.IsEmpty ? new InputRows(named ? first.Names : [], reader.Separator, header, records, Rows(fields, records.Count)) : null;
    }

    private static double[] Rows(NumberColumn[] columns, int count)
    {
        var values = new double[count * columns.Length];
        for (var column = 0; column < columns.Length; column++)
        {
            for (var row = 0; row < count; row++) values[(row * columns.Length) + column] = columns[column].Numbers[row];
        }

        return values;
    }
}
