using System.Collections.Immutable;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Records;

namespace ActorSearch.TrainerNode.Data.Sketches;

/// <summary>What a look at the first rows of a table suggests for its first experiment, where the usual settings would not read it.</summary>
public sealed record TableSketch
{
    private const int MostRows = 20_000;

    private readonly ImmutableArray<SketchedColumn> _columns;

    private TableSketch(ImmutableArray<SketchedColumn> columns) => _columns = columns;

    /// <summary>Names of the columns, without those that have none; empty if no setting reads the table.</summary>
    public ImmutableArray<string> Names { get; private init; } = [];

    /// <summary>Whether the first row names the columns.</summary>
    public bool HasHeader { get; private init; } = true;

    /// <summary>Whether runs of blanks divide the columns.</summary>
    public bool HasBlanks { get; private init; }

    /// <summary>Whether some number has a comma that cannot separate thousands.</summary>
    public bool HasDecimalCommas { get; private init; }

    /// <summary>Texts that are between the numbers of a column, seldom and nowhere else, and are not known as missing values.</summary>
    public ImmutableArray<string> Missing { get; private init; } = [];

    /// <summary>Looks at a file or the files of a pattern. What is wrong with it is reported when it is read.</summary>
    public static TableSketch Look(string path)
    {
        // Rows of different lengths are a mistake, not a reason to divide them elsewhere.
        char? delimiter = HasOneColumn(path) ? CsvData.Blank : null;
        foreach (var hasHeader in (bool[])[true, false])
        {
            var log = new MistakeLog(path);
            var found = CsvFile.Use(path, hasHeader, delimiter, log, reader => Read(reader, hasHeader), doubted: hasHeader);
            if (found is not null && log.IsEmpty) return found with { HasHeader = hasHeader, HasBlanks = delimiter is not null };
        }

        return new TableSketch([]);
    }

    /// <summary>The character between the labels of each row, if a column has texts like sea|sky; else null.</summary>
    /// <param name="column">Its name; default: the last column.</param>
    public char? LabelSeparator(string? column)
    {
        var place = column is null ? Names.Length - 1 : Names.IndexOf(column);
        return place >= 0 && place < _columns.Length ? _columns[place].LabelSeparator : null;
    }

    private static bool HasOneColumn(string path) =>
        CsvFile.Use(path, named: false, delimiter: null, new MistakeLog(path), reader => reader.Read() && reader is { IsText: true, FieldCount: 1 } ? path : null) is not null;

    private static TableSketch? Read(RecordReader reader, bool hasHeader)
    {
        if (!reader.Read() || !reader.IsText || reader.FieldCount < 2) return null;
        var first = reader.Texts().ToImmutableArray();

        // A row of texts only may be a header that occurs again.
        if (!hasHeader && first.Count(CsvNumber.IsNumberOfAnySign) * 2 < first.Length) return null;
        ImmutableArray<SketchedColumn> columns = [.. first.Select(_ => new SketchedColumn())];
        var rows = 0;
        for (var isRow = !hasHeader; rows < MostRows && (isRow || reader.Read()); isRow = false)
        {
            if (reader.FieldCount != first.Length) return null;
            for (var column = 0; column < columns.Length; column++) columns[column].Add(reader.Field(column));
            rows++;
        }

        return rows == 0 ? null : new TableSketch(columns)
        {
            Names = hasHeader ? [.. first] : [.. Enumerable.Range(0, first.Length).Select(column => $"{column}")],
            HasDecimalCommas = columns.Any(column => column.HasDecimalCommas),
            Missing = [.. columns.SelectMany(column => column.OddTexts).Distinct().Where(text => !columns.Any(column => column.OddTexts.IsEmpty && column.Has(text))).Order(StringComparer.Ordinal)],
        };
    }
}
