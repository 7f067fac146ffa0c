using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data;

/// <summary>Rows of inputs beside targets. Targets are finite; an input that a row does not have is NaN.</summary>
/// <param name="InputNames">Names of the input columns.</param>
/// <param name="TargetName">Name of the target column.</param>
/// <param name="Inputs">rows × input columns, row by row, each column in its <see cref="InputUnits"/>; what they mean is in <see cref="Columns"/>.</param>
/// <param name="Targets">One for each row, in the <see cref="TargetUnit"/>; for classes their index, for labels a set of bits.</param>
public sealed record DataTable(ImmutableArray<string> InputNames, string TargetName, TableCells Inputs, float[] Targets)
{
    /// <summary>What several columns of labels are called together.</summary>
    public const string LabelsName = "labels";

    /// <summary>Names of the classes that the targets are indices of; empty where the target is a number.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>Whether the classes are labels: a row has any number of them, and its target is a <see cref="Shared.Predictions.LabelSet"/>.</summary>
    public bool HasLabels { get; init; }

    /// <summary>What the input columns hold; empty if all hold numbers and no row misses one.</summary>
    public ImmutableArray<InputColumn> Columns { get; init; } = [];

    /// <summary>What columns that are not inputs say of the rows.</summary>
    public RowRoles Roles { get; init; } = RowRoles.None;

    /// <summary>Positions of the columns in their file; null if there is no file.</summary>
    public SourceColumns? Source { get; init; }

    /// <summary>The inputs if they are images; then <see cref="Inputs"/> is empty, because floats would take four times the memory.</summary>
    public LabelledImages? Images { get; private init; }

    /// <summary>Units in which the input columns are stored; empty if all are stored as they are.</summary>
    public ImmutableArray<ColumnUnit> InputUnits { get; init; } = [];

    /// <summary>In what unit the target is stored.</summary>
    public ColumnUnit TargetUnit { get; init; }

    public int Rows => Targets.Length;

    /// <summary>How many input columns.</summary>
    public int InputColumns => Images?.Shape.Pixels ?? InputNames.Length;

    /// <summary>Images as rows: their pixels are the inputs, 0 to 1, their classes the targets.</summary>
    public static DataTable FromImages(LabelledImages images) =>
        new([], "class", [], [.. images.Labels.Select(label => (float)label)]) { Classes = images.Classes, Images = images };

    /// <summary>Some of the rows, in their order.</summary>
    public DataTable Only(int[] rows) => Images is { } images
        ? FromImages(images.Only(rows)) with { Source = Source }
        : this with
        {
            Inputs = Cells(rows),
            Targets = [.. rows.Select(row => Targets[row])],
            Roles = Roles.Only(rows),
        };

    /// <summary>These rows, and after them those of a validation file, in the same units and levels.</summary>
    /// <param name="space">Where they are kept.</param>
    internal DataTable Followed(DataTable validation, TableSpace space)
    {
        var missing = validation.MissingCells();
        var cells = new CellWriter(space, checked(Inputs.Length + validation.Inputs.Length));
        cells.Add(Inputs.Span);
        cells.Add(validation.Inputs.Span);
        return this with
        {
            Inputs = cells.Done(),
            Targets = [.. Targets, .. validation.Targets],
            Columns = Columns.IsEmpty && missing.All(count => count == 0)
                ? []
                : [.. missing.Select((count, column) => ColumnOf(column) with { Missing = ColumnOf(column).Missing + count })],
            Roles = new RowRoles
            {
                Ids = [.. Roles.Ids.Zip(validation.Roles.Ids, (one, other) => (one.Column, one.Texts.Concat(other.Texts).ToArray()))],
                Weights = Roles.Weights is { } weights ? weights with { Values = [.. weights.Values, .. validation.Roles.Weights!.Values] } : null,
                Trained = Rows,
            },
        };
    }

    /// <summary>How many rows miss a value, for each input column.</summary>
    public int[] MissingCells()
    {
        var missing = new int[InputColumns];
        var column = 0;
        foreach (var cell in Inputs.Span)
        {
            if (float.IsNaN(cell)) missing[column]++;
            column = column + 1 == missing.Length ? 0 : column + 1;
        }

        return missing;
    }

    /// <summary>What an input column holds.</summary>
    public InputColumn ColumnOf(int column) => Columns.IsEmpty ? new InputColumn(InputNames[column], ColumnType.Number) : Columns[column];

    /// <summary>An input as the file has it.</summary>
    public double Input(int row, int column) => UnitOf(column).Restore(Inputs[(row * InputColumns) + column]);

    /// <summary>An input in words: the text of a category, the number of other columns.</summary>
    public string Cell(int row, int column)
    {
        var (of, cell) = (ColumnOf(column), Input(row, column));
        return double.IsNaN(cell) ? "missing"
            : of.Type == ColumnType.Category || (of.Type == ColumnType.Flag && !of.IsTruth) ? (cell >= 0 && cell < of.Levels.Length ? of.Levels[(int)cell] : "unknown")
            : cell.ToString("G5", CultureInfo.InvariantCulture);
    }

    /// <summary>A target as the file has it; for classes their index.</summary>
    public double Target(int row) => TargetUnit.Restore(Targets[row]);

    /// <summary>In what unit an input column is stored.</summary>
    public ColumnUnit UnitOf(int column) => InputUnits.IsEmpty ? default : InputUnits[column];

    private float[] Cells(int[] rows)
    {
        var cells = new float[rows.Length * InputColumns];
        foreach (var (place, row) in rows.Index()) Inputs.CopyTo(row * InputColumns, cells.AsSpan(place * InputColumns, InputColumns));
        return cells;
    }
}
