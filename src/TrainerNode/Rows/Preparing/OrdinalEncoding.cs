using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>
/// The index of the text in ordinal order, scaled. Missing values and texts that the training file does not have are −1; missing values may have an input more.
/// </summary>
public sealed record OrdinalEncoding : CategoryEncoding
{
    public static readonly Kind<CategoryEncoding> Kind = new("ordinal", _ => new OrdinalEncoding());

    /// <inheritdoc/>
    public override int Width(CategoryShape shape) => shape is { HasMissing: true, Indicator: true } ? 2 : 1;

    /// <inheritdoc/>
    public override EncodedCategory Fit(CategoryRows rows)
    {
        var shape = rows.Shape;
        var scale = rows.Scaling.Fit([.. rows.Cells.Select(Number)], rows.Weights);
        var width = Width(shape);
        var values = new float[shape.Cells * width];
        for (var cell = 0; cell < shape.Cells; cell++) values[cell * width] = scale.Apply(Number(cell));
        if (width > 1) values[(shape.Missing * width) + 1] = 1;
        return new EncodedCategory(new FittedEncoding.Codes([.. values], width), null);

        float Number(int cell) => cell < shape.Levels ? cell : -1;
    }
}
