using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>
/// Numbers for each text that are trained with the net (Guo and Berkhahn, «Entity embeddings of categorical variables», 2016). Texts that the training rows do not have share
/// the numbers of unknown texts with those that only one training row has, so that these numbers are trained too. A missing value has numbers of its own if rows of the
/// training file miss one; otherwise it is an unknown text.
/// </summary>
/// <param name="Dimensions">How many numbers; null: half as many as there are texts, at most 50.</param>
public sealed record EmbeddingEncoding(int? Dimensions) : CategoryEncoding
{
    private const int Most = 50;

    private static readonly Setting<int?> Numbers = new Setting<int?>(
        "data.prepare.dimensions", SettingScope.Training,
        "Numbers that embedding learns for each text; auto: half as many as the training file has texts, at most 50.", "auto", new AutoKind(1, 1000))
        with
    { LeavesKey = true };

    public static readonly Kind<CategoryEncoding> Kind = new("embedding", values => new EmbeddingEncoding(values.Get(Numbers)), Numbers);

    /// <inheritdoc/>
    public override int Width(CategoryShape shape) => 1;

    /// <inheritdoc/>
    public override (int Rows, int Dimensions)? Table(CategoryShape shape) =>
        (shape.Levels + (shape.HasMissing ? 2 : 1), Dimensions ?? Math.Clamp((shape.Levels + 1) / 2, 1, Most));

    /// <inheritdoc/>
    public override EncodedCategory Fit(CategoryRows rows)
    {
        var shape = rows.Shape;
        var (count, dimensions) = Table(shape)!.Value;
        var counts = new int[shape.Cells];
        foreach (var cell in rows.Cells) counts[cell]++;
        var places = new int[shape.Cells];
        Array.Fill(places, count - 1);
        for (var level = 0; level < shape.Levels; level++)
        {
            if (counts[level] > 1) places[level] = level;
        }

        if (shape.HasMissing && counts[shape.Missing] > 0) places[shape.Missing] = shape.Levels;
        return new EncodedCategory(new FittedEncoding.Rows([.. places], count, dimensions), null);
    }
}
