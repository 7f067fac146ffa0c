using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>What a column of the target holds.</summary>
internal enum TargetForm
{
    /// <summary>A number a row.</summary>
    Numbers,

    /// <summary>A class a row.</summary>
    Classes,

    /// <summary>Any number of labels a row, in one text.</summary>
    Labels,

    /// <summary>Whether a row has one of the labels.</summary>
    Flags,
}

/// <summary>A column of a file that is read.</summary>
/// <param name="Position">From 0.</param>
internal abstract record PlannedColumn(int Position)
{
    /// <summary>Collects its fields.</summary>
    /// <param name="space">Where they are kept; null: in memory.</param>
    public abstract ICsvColumn Reader(FieldSpelling missing, LoadingSpace? space = null);

    /// <summary>The target, or one of its columns.</summary>
    public sealed record Target(int Position, TargetForm Form, char Separator, bool IsForObjective) : PlannedColumn(Position)
    {
        /// <inheritdoc/>
        public override ICsvColumn Reader(FieldSpelling missing, LoadingSpace? space = null) => Form switch
        {
            TargetForm.Classes => new LabelColumn(missing, space) { OfNumbers = IsForObjective ? "objective.classes = false" : "loss.kind = mse" },
            TargetForm.Labels => new LabelListColumn(Separator, missing, space),
            TargetForm.Flags => new FlagColumn(missing, space),
            _ => new NumberColumn(missing, ofTexts: $"set {(IsForObjective ? "objective.classes = true" : "loss.kind = cross-entropy")} if the values of this target are classes", space: space),
        };
    }

    /// <summary>A column of a training file: an input, or one that says something of the rows.</summary>
    /// <param name="Choice">What the user says of it; null: its rows decide.</param>
    public sealed record Chosen(int Position, ColumnChoice? Choice) : PlannedColumn(Position)
    {
        /// <inheritdoc/>
        public override ICsvColumn Reader(FieldSpelling missing, LoadingSpace? space = null) => Choice?.Use switch
        {
            null => new UndecidedColumn(missing, space: space),
            ColumnUse.Number => new NumberColumn(missing, needed: null, space: space),
            ColumnUse.Category or ColumnUse.Flag => new TextColumn(missing, space: space),
            ColumnUse.Date => Dates(missing, null, space),
            ColumnUse.Id => new IdColumn(),
            ColumnUse.Group => new TextColumn(missing, "each row needs a group", space),
            ColumnUse.Time when Choice.Format is not null => Dates(missing, "each row needs a time", space),
            ColumnUse.Time => new UndecidedColumn(missing, "each row needs a time", space),
            ColumnUse.Fold => new NumberColumn(missing, "each row needs the number of a fold", space: space),
            ColumnUse.Weight => new NumberColumn(missing, needed: "each row needs a weight", space: space),
            _ => throw new InvalidOperationException($"A column to {Choice!.Use} is not read."),
        };

        private DateColumn Dates(FieldSpelling missing, string? needed, LoadingSpace? space) =>
            new(Choice!.Format is { } format ? [new DateFormat(format)] : DateFormat.Usual, missing, needed, space);
    }

    /// <summary>An input that the training file has decided.</summary>
    /// <param name="Column">The first of its numbers.</param>
    /// <param name="Needed">Whether each row needs a value.</param>
    public sealed record Known(int Position, InputColumn Column, bool Needed) : PlannedColumn(Position)
    {
        private string? Why => Needed ? "the model needs a value in each row" : null;

        /// <inheritdoc/>
        public override ICsvColumn Reader(FieldSpelling missing, LoadingSpace? space = null) => Column switch
        {
            { Date: { } date } => new DateColumn([new DateFormat(date.Format)], missing, Why, space, isKnown: true),
            { Type: ColumnType.Category } or { Type: ColumnType.Flag, IsTruth: false } => new TextColumn(missing, Why, space),
            _ => new NumberColumn(missing, Needed ? "" : null, space: space),
        };
    }
}
