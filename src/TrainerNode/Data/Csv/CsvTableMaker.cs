using System.Collections.Immutable;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Csv.Headers;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>Makes tables from the columns of files: a training table sets units and classes, a test table uses them.</summary>
internal static class CsvTableMaker
{
    /// <summary>A training table, its classes, and what a user may not expect of it: the column, then a sentence.</summary>
    internal sealed record Made(DataTable Table, ClassNames? Classes, ImmutableArray<string> Notices);

    private const int MostNames = 3;

    /// <summary>Makes a training table, or null after a mistake.</summary>
    /// <param name="space">Where the table is kept.</param>
    public static Made? Train(CsvColumnsRead read, CsvData settings, TableSpace space, MistakeLog log)
    {
        var notices = ImmutableArray.CreateBuilder<string>();
        if (read.Header.IsGuessed) notices.Add(Guessed(read.Header));
        var (cells, ids) = Inputs(read, settings, notices, log);
        var roles = RoleMaker.Make(read, log);
        if (!ids.IsEmpty) roles = roles with { Ids = ids.AddRange(roles.Ids) };
        if (read.Empty is { } empty) notices.Add(LeftOut(empty.Count, "row has", "rows have", "no value in any column"));
        if (read.Blank is { } blank) notices.Add(LeftOut(blank.Count, "line between the rows is", "lines between the rows are", "blank"));
        var rows = read.Rows;
        var inputs = cells.Select(input => (input.Cells, UnitOf(input, rows, read.Header.Describe(input.Position), notices, log))).ToArray();
        var target = TargetMaker.Train(read, notices, log);
        Report(target.Unit, null, read.Describe(read.Columns.Length - 1), notices, log);
        if (!log.IsEmpty || !Fits(rows, inputs.Length, log)) return null;
        ImmutableArray<ColumnUnit> units = inputs.All(column => column.Item2.IsPlain) ? [] : [.. inputs.Select(column => column.Item2)];
        var source = new SourceColumns(read.Header.Named, read.Header.Names.Length, [.. cells.Select(input => input.Position)], read.Plan.First(planned => planned is PlannedColumn.Target).Position, settings.Delimiter) { Missing = settings.Missing, HasCommas = settings.HasCommas };
        var table = new DataTable([.. cells.Select(input => input.Column.Name)], settings.Labels.IsEmpty ? read.Header.Names[source.Target] : DataTable.LabelsName, CellRows.Create(inputs, rows, space, out _), target.Values)
        {
            Classes = target.Names,
            HasLabels = settings.HasLabels,
            Columns = cells.All(input => input.Column is { Type: ColumnType.Number, Missing: 0 }) ? [] : [.. cells.Select(input => input.Column)],
            InputUnits = units,
            TargetUnit = target.Unit,
            Roles = roles,
            Source = source,
        };
        return new Made(table, target.Classes, notices.ToImmutable());
    }

    /// <summary>Makes a test table in the units and with the classes of the training table, or null after a mistake.</summary>
    /// <param name="space">Where the table is kept.</param>
    public static DataTable? Test(CsvColumnsRead read, Made train, string trainFile, TableSpace space, MistakeLog log)
    {
        var table = train.Table;

        // The inputs come first in the plan; parts of a date are one column of the file.
        var planned = table.Source!.Inputs.Distinct().ToList();
        int[] places = [.. table.Source.Inputs.Select(planned.IndexOf)];
        ImmutableArray<string> names = [.. places.Select(read.Describe)];
        var inputs = places.Select((from, place) => (CellMaker.Known(table.ColumnOf(place), read.Columns[from], names[place], log), table.UnitOf(place))).ToList();
        if (!Fits(read.Rows, inputs.Count, log)) return null;
        var cells = CellRows.Create(inputs, read.Rows, space, out var overflow);
        for (var place = 0; place < overflow.Length; place++) CheckHeld(overflow[place], names[place], trainFile, log);

        var targets = TargetMaker.Test(read, train, trainFile, log);
        return targets is not null && log.IsEmpty ? table with { Inputs = cells, Targets = targets, Roles = RoleMaker.Make(read, log) } : null;
    }

    private static string Guessed(CsvHeader header) =>
        $"the first line is read as the names of the columns ({QuotedText.Listed([.. header.Names.Take(MostNames)])}{(header.Names.Length > MostNames ? ", …" : "")}), but nothing below shows that it is not data; if it is data, "
        + (HeaderEvidence.IsData(header.Names) ? "set data.header = false." : "write names above it.");

    /// <summary>Sentences on texts that the training file does not have.</summary>
    public static IEnumerable<string> Unseen(CsvColumnsRead read) =>
        from planned in read.Plan.Index()
        where planned.Item is PlannedColumn.Known
        let notice = ColumnNotices.OfUnseen(((PlannedColumn.Known)planned.Item).Column, read.Columns[planned.Index])
        where notice is not null
        select $"{read.Describe(planned.Index)}: {notice}";

    /// <summary>The inputs, and columns without a name that name the rows.</summary>
    private static (ImmutableArray<InputCells> Inputs, ImmutableArray<(string Column, string[] Texts)> Ids) Inputs(
        CsvColumnsRead read, CsvData settings, ImmutableArray<string>.Builder notices, MistakeLog log)
    {
        var inputs = ImmutableArray.CreateBuilder<InputCells>();
        var ids = ImmutableArray.CreateBuilder<(string, string[])>();
        var target = read.Plan[^1].Position;
        var unused = new List<(string Reason, string Column)>();
        foreach (var (place, planned) in read.Plan.Index())
        {
            var (name, column) = (read.Header.Names[planned.Position], read.Columns[place]);
            if (planned is not PlannedColumn.Chosen { Choice: null or { IsInput: true } } chosen)
            {
                // Times order the rows.
                if (column is DateColumn) notices.AddRange(Notices());
                continue;
            }

            var reason = TextsKept.Unused(chosen, column);
            var isNameless = read.Header.Nameless.Contains(planned.Position);
            if (isNameless && reason != TextsKept.NoValue && settings is { Target: null, Labels.IsEmpty: true } && planned.Position > target)
            {
                log.AddColumn($"column {planned.Position} (counted from 0)", $"it has values but no name, and it comes after {read.Describe(read.Plan.Length - 1)}, the last column with a name; name it, or set data.target.");
                continue;
            }

            if (settings.Inputs.IsEmpty && IndexColumn.Is(read.Header, chosen, column))
            {
                notices.Add($"column {QuotedText.Quoted(name)}: it has no name and names the rows, so it is an id and not an input.");
                if (IndexColumn.Names(column) is { } texts) ids.Add((name, texts));
                continue;
            }

            if (isNameless && reason is null) notices.Add(FormattableString.Invariant($"column {planned.Position} (counted from 0) has no name and is called {QuotedText.Quoted(name)}."));
            notices.AddRange(Notices());
            if (reason is not null)
            {
                unused.Add((reason, name));
            }
            else if (TextsKept.Fits(chosen, read.Columns[place], read.Describe(place), log))
            {
                inputs.AddRange(CellMaker.Train(chosen, name, read.Columns[place]));
            }

            IEnumerable<string> Notices() => ColumnNotices.Find(name, column, read.Separator, planned is PlannedColumn.Chosen { Choice.Use: not null }).Select(sentence => $"column {QuotedText.Quoted(name)}: {sentence}");
        }

        var sentences = unused.GroupBy(column => column.Reason).Select(group => TextsKept.Notice(group.Key, [.. group.Select(column => column.Column)])).ToList();
        notices.AddRange(sentences);
        if (inputs.Count == 0 && !settings.IsOnlyTarget && log.IsEmpty) log.AddFile($"no column is left as an input. {string.Join(' ', notices)}");
        return (inputs.ToImmutable(), ids.ToImmutable());
    }

    private static string LeftOut(int count, string one, string several, string what) =>
        FormattableString.Invariant($"{count} {(count == 1 ? one : several)} {what}, so {(count == 1 ? "it is" : "they are")} left out and not counted.");

    private static ColumnUnit UnitOf(InputCells input, int rows, string name, ImmutableArray<string>.Builder notices, MistakeLog log)
    {
        // Indices of levels are small whole numbers.
        if (input.Column.Type == ColumnType.Category) return default;
        var unit = StoredColumn.UnitOf(input.Cells, rows, out var wrong);
        Report(unit, wrong, name, notices, log);
        return unit;
    }

    private static void Report(ColumnUnit unit, string? wrong, string name, ImmutableArray<string>.Builder notices, MistakeLog log)
    {
        if (wrong is not null) log.AddColumn(name, wrong);
        if (unit.Offset != 0)
        {
            notices.Add(FormattableString.Invariant($"{name}: its numbers are close together and far from 0, so the nets compute with their differences from {unit.Offset}."));
        }
    }

    private static bool Fits(int rows, int inputs, MistakeLog log)
    {
        if ((long)rows * inputs <= int.MaxValue) return true;
        log.AddFile(FormattableString.Invariant($"the table has {rows} rows of {inputs} inputs, but at most {int.MaxValue} cells are read; leave columns out with data.exclude, or rows."));
        return false;
    }

    public static void CheckHeld(int overflow, string name, string trainFile, MistakeLog log)
    {
        if (overflow >= 0) log.AddColumn(name, $"row {overflow}, counted from 0, is too far from the numbers in {trainFile} to be stored with them in 32 bits; remove it.");
    }
}
