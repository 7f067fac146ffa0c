using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>
/// One input for each text. Of more texts than the bound the rarest share the last input, which is also that of texts that the training rows do
/// not have; without it, such texts are 0 everywhere. A missing value has an input of its own if rows of the training file miss one, otherwise it is such a text.
/// </summary>
/// <param name="Most">Most inputs of a column, with that of rare texts and without that of missing values.</param>
public sealed record OneHotEncoding(int Most) : CategoryEncoding
{
    private static readonly Setting<int> Bound = Define.Whole(
        "data.prepare.levels", SettingScope.Training, 32, "Most inputs that one-hot makes of a category; the rarest texts share the last one.", atLeast: 2, atMost: 100_000)
        with
    { LeavesKey = true };

    public static readonly Kind<CategoryEncoding> Kind = new("one-hot", values => new OneHotEncoding(values.Get(Bound)), Bound);

    /// <inheritdoc/>
    public override int Width(CategoryShape shape) => Math.Max(1, Math.Min(shape.Levels, Most) + (shape.HasMissing ? 1 : 0));

    /// <inheritdoc/>
    public override EncodedCategory Fit(CategoryRows rows)
    {
        var shape = rows.Shape;
        var counts = new int[shape.Cells];
        foreach (var cell in rows.Cells) counts[cell]++;
        var places = new int[shape.Cells];
        var other = shape.Levels > Most ? Most - 1 : -1;
        Array.Fill(places, other);

        // As in scikit-learn, of equally rare texts the first ones are rare. A text that these rows do not have is not known.
        var kept = Enumerable.Range(0, shape.Levels).OrderBy(level => counts[level]).Skip(other < 0 ? 0 : shape.Levels - other).Order().ToArray();
        foreach (var (place, level) in kept.Index())
        {
            if (counts[level] > 0) places[level] = place;
        }

        if (shape.HasMissing && counts[shape.Missing] > 0) places[shape.Missing] = Width(shape) - 1;
        return new EncodedCategory(new FittedEncoding.Places([.. places], Width(shape)), null);
    }
}
