using System.Text.Json.Serialization;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>How a column becomes inputs of a net, fitted on the training rows of a training.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Number), "number")]
[JsonDerivedType(typeof(Category), "category")]
public abstract record PreparedColumn
{
    private PreparedColumn()
    {
    }

    /// <summary>How many inputs.</summary>
    [JsonIgnore]
    public abstract int Width { get; }

    /// <summary>Writes the inputs of a cell.</summary>
    /// <param name="cell">As in <see cref="DataTable.Inputs"/>.</param>
    /// <param name="unit">In what unit the column is stored.</param>
    /// <param name="inputs"><see cref="Width"/> numbers, all 0.</param>
    public abstract void Write(float cell, ColumnUnit unit, Span<float> inputs);

    /// <summary>Why it cannot be used for a column, or null.</summary>
    public abstract string? Wrong(InputColumn column);

    /// <summary>A number, a flag or a date. The steps are in this order: fill, log1p, clip, scale; then the indicator, which is not scaled.</summary>
    /// <param name="Fill">What stands for a missing value, as the column is stored.</param>
    /// <param name="Scale">The last step.</param>
    public sealed record Number(float Fill, FittedScale Scale) : PreparedColumn
    {
        /// <summary>Whether a second input says that the value is missing.</summary>
        public bool Indicator { get; init; }

        /// <summary>Whether the number, in the unit of the file, becomes sign(x) · log(1 + |x|).</summary>
        public bool Log1p { get; init; }

        /// <summary>Where it is clipped below; null where it is not.</summary>
        public float? Least { get; init; }

        /// <summary>Where it is clipped above; null where it is not.</summary>
        public float? Most { get; init; }

        /// <inheritdoc/>
        [JsonIgnore]
        public override int Width => Indicator ? 2 : 1;

        /// <inheritdoc/>
        public override void Write(float cell, ColumnUnit unit, Span<float> inputs)
        {
            inputs[0] = Scale.Apply(Clipped(Filled(cell, unit)));
            if (Indicator && float.IsNaN(cell)) inputs[1] = 1;
        }

        /// <inheritdoc/>
        public override string? Wrong(InputColumn column) =>
            column.Type == ColumnType.Category ? "it is a category, but is prepared like numbers"
            : !float.IsFinite(Fill) ? "its fill must be a number"
            : Least > Most ? "it is clipped to nothing"
            : Scale.Wrong();

        /// <summary>The number after the steps before clipping.</summary>
        public float Filled(float cell, ColumnUnit unit)
        {
            var number = float.IsNaN(cell) ? Fill : cell;
            return Log1p ? (float)Elementary.SignedLog(unit.Restore(number)) : number;
        }

        /// <summary>The number before it is scaled.</summary>
        public float Clipped(float number) => number < Least ? Least.Value : number > Most ? Most.Value : number;
    }

    /// <summary>A category.</summary>
    public sealed record Category(FittedEncoding Encoding) : PreparedColumn
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override int Width => Encoding.Width;

        /// <inheritdoc/>
        public override void Write(float cell, ColumnUnit unit, Span<float> inputs) => Encoding.Write(IndexOf(cell, Encoding.Cells - 2), inputs);

        /// <inheritdoc/>
        public override string? Wrong(InputColumn column) =>
            column.Type != ColumnType.Category ? "it is not a category, but is prepared like one"
            : Encoding.Wrong() ?? (Encoding.Cells == column.Levels.Length + 2 ? null : "its preparation has another number of levels");

        /// <summary>The cell that an encoding knows it by.</summary>
        public static int IndexOf(float cell, int levels) => float.IsNaN(cell) ? levels : cell < 0 ? levels + 1 : (int)cell;
    }
}
