using System.Collections.Immutable;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>Makes tables from the columns of files: a training table sets units and classes, a test table uses them.</summary>
internal static class CsvTableMaker
{
    /// <summary>A training table, its classes, and what a user may not expect of it: the column, then a sentence.</summary>
    internal sealed record Made(DataTable Table, ClassNames? Classes, ImmutableArray<string> Notices);

    /// <summary>Makes a training table, or null after a mistake.</summary>
    public static Made? Train(CsvColumnsRead read, char? delimiter, MistakeLog log)
    {
        var notices = ImmutableArray.CreateBuilder<string>();
        var inputs = read.Columns[..^1].Select((column, place) => Stored((NumberColumn)column, Describe(read, place), notices, log)).ToArray();
        var last = read.Columns.Length - 1;
        float[] targets;
        var unit = default(ColumnUnit);
        ClassNames? classes = null;
        if (read.Columns[last] is LabelColumn labels)
        {
            classes = new ClassNames(labels.Labels);
            if (classes.Names.Length < 2)
            {
                log.AddFile($"{Describe(read, last)} has only one class, {Shown.Quoted(classes.Names[0])}; at least two are needed.");
            }

            notices.AddRange(classes.Notices(labels.Labels).Select(sentence => $"{Describe(read, last)}: {sentence}"));
            targets = Places(labels, classes);
        }
        else
        {
            (targets, unit) = Stored((NumberColumn)read.Columns[last], Describe(read, last), notices, log);
        }

        if (!log.IsEmpty) return null;
        ImmutableArray<ColumnUnit> units = inputs.All(column => column.Unit.IsPlain) ? [] : [.. inputs.Select(column => column.Unit)];
        return new Made(Table(read, delimiter, inputs, targets) with { Classes = classes?.Names ?? [], InputUnits = units, TargetUnit = unit }, classes, notices.ToImmutable());
    }

    /// <summary>Makes a test table in the units and with the classes of the training table, or null after a mistake.</summary>
    public static DataTable? Test(CsvColumnsRead read, Made train, string trainFile, MistakeLog log)
    {
        var inputs = read.Columns[..^1].Select((column, place) => StoredColumn.In(train.Table.UnitOf(place), ((NumberColumn)column).Numbers)).ToArray();
        for (var place = 0; place < inputs.Length; place++) CheckHeld(inputs[place], Describe(read, place), trainFile, log);
        float[] targets;
        if (read.Columns[^1] is LabelColumn labels)
        {
            foreach (var unknown in labels.Labels.Where(label => train.Classes!.Find(label.Text) is null))
            {
                log.AddField(
                    unknown.Line,
                    Describe(read, read.Columns.Length - 1),
                    $"{Shown.Quoted(unknown.Text)} is a class that {trainFile} does not have{FaultSentence.First(unknown)}; remove its rows, or add rows of it to the training file.");
            }

            if (!log.IsEmpty) return null;
            targets = Places(labels, train.Classes!);
        }
        else
        {
            var column = StoredColumn.In(train.Table.TargetUnit, ((NumberColumn)read.Columns[^1]).Numbers);
            CheckHeld(column, Describe(read, read.Columns.Length - 1), trainFile, log);
            targets = column.Values;
        }

        return log.IsEmpty
            ? Table(read, train.Table.Source!.Delimiter, inputs, targets) with { Classes = train.Table.Classes, InputUnits = train.Table.InputUnits, TargetUnit = train.Table.TargetUnit }
            : null;
    }

    private static StoredColumn Stored(NumberColumn column, string name, ImmutableArray<string>.Builder notices, MistakeLog log)
    {
        var stored = StoredColumn.Of(column.Numbers, out var wrong);
        if (wrong is not null) log.AddColumn(name, wrong);
        if (stored.Unit.Offset != 0)
        {
            notices.Add(FormattableString.Invariant($"{name}: its numbers are close together and far from 0, so the nets compute with their differences from {stored.Unit.Offset}."));
        }

        return stored;
    }

    private static void CheckHeld(StoredColumn column, string name, string trainFile, MistakeLog log)
    {
        if (column.Overflow >= 0) log.AddColumn(name, $"row {column.Overflow}, counted from 0, is too far from the numbers in {trainFile} to be stored with them in 32 bits; remove it.");
    }

    private static float[] Places(LabelColumn labels, ClassNames classes)
    {
        var places = labels.Labels.Select(label => (float)classes.Find(label.Text)!.Value).ToArray();
        var targets = new float[labels.Rows.Length];
        for (var row = 0; row < targets.Length; row++) targets[row] = places[labels.Rows[row]];
        return targets;
    }

    private static DataTable Table(CsvColumnsRead read, char? delimiter, StoredColumn[] columns, float[] targets)
    {
        var inputs = new float[targets.Length * columns.Length];
        for (var column = 0; column < columns.Length; column++)
        {
            var values = columns[column].Values;
            for (var row = 0; row < values.Length; row++) inputs[(row * columns.Length) + column] = values[row];
        }

        var names = read.Chosen.Select(position => read.Header.Names[position]).ToImmutableArray();
        return new DataTable(names[..^1], names[^1], inputs, targets)
        {
            Source = new SourceColumns(read.Header.Named, read.Header.Names.Length, read.Chosen[..^1], read.Chosen[^1], delimiter),
        };
    }

    private static string Describe(CsvColumnsRead read, int place) => read.Header.Describe(read.Chosen[place]);
}
