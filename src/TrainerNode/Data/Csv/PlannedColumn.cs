using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv.Fields;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>A column of a file that is read.</summary>
/// <param name="Position">From 0.</param>
internal abstract record PlannedColumn(int Position)
{
    /// <summary>Collects its fields.</summary>
    public abstract ICsvColumn Reader(MissingFields missing);

    /// <summary>The target: labels of classes or numbers.</summary>
    public sealed record Target(int Position, bool IsLabels) : PlannedColumn(Position)
    {
        /// <inheritdoc/>
        public override ICsvColumn Reader(MissingFields missing) => IsLabels
            ? new LabelColumn(missing)
            : new NumberColumn(missing, ofTexts: "set loss.kind = cross-entropy if the values of this target are classes");
    }

    /// <summary>A column of a training file: an input, or one that says something of the rows.</summary>
    /// <param name="Choice">What the user says of it; null: its rows decide.</param>
    public sealed record Chosen(int Position, ColumnChoice? Choice) : PlannedColumn(Position)
    {
        /// <inheritdoc/>
        public override ICsvColumn Reader(MissingFields missing) => Choice?.Use switch
        {
            null => new UndecidedColumn(missing),
            ColumnUse.Number => new NumberColumn(missing, needed: null),
            ColumnUse.Category or ColumnUse.Flag => new TextColumn(missing),
            ColumnUse.Date => Dates(missing, null),
            ColumnUse.Id => new IdColumn(),
            ColumnUse.Group => new TextColumn(missing, "each row needs a group"),
            ColumnUse.Time when Choice.Format is not null => Dates(missing, "each row needs a time"),
            ColumnUse.Time => new UndecidedColumn(missing, "each row needs a time"),
            ColumnUse.Fold => new NumberColumn(missing, "each row needs the number of a fold"),
            _ => throw new InvalidOperationException($"A column to {Choice!.Use} is not read."),
        };

        private DateColumn Dates(MissingFields missing, string? needed) =>
            new(Choice!.Format is { } format ? [new DateFormat(format)] : DateFormat.Usual, missing, needed);
    }

    /// <summary>An input that the training file has decided.</summary>
    /// <param name="Column">The first of its numbers.</param>
    /// <param name="Needed">Whether each row needs a value.</param>
    public sealed record Known(int Position, InputColumn Column, bool Needed) : PlannedColumn(Position)
    {
        private string? Why => Needed ? "the model needs a value in each row" : null;

        /// <inheritdoc/>
        public override ICsvColumn Reader(MissingFields missing) => Column switch
        {
            { Date: { } date } => new DateColumn([new DateFormat(date.Format)], missing, Why),
            { Type: ColumnType.Category } or { Type: ColumnType.Flag, IsTruth: false } => new TextColumn(missing, Why),
            _ => new NumberColumn(missing, Needed ? "" : null),
        };
    }
}
