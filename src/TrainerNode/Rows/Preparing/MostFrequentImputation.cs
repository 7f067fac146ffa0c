using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>The number that most rows have, of several the smallest.</summary>
public sealed record MostFrequentImputation : Imputation
{
    public static readonly Kind<Imputation> Kind = new("most-frequent", _ => new MostFrequentImputation());

    /// <inheritdoc/>
    public override double Fill(ReadOnlySpan<double> values)
    {
        var (best, most, rows) = (values[0], 0, 0);
        for (var at = 0; at < values.Length; at++)
        {
            rows = at > 0 && values[at] == values[at - 1] ? rows + 1 : 1;
            if (rows > most) (best, most) = (values[at], rows);
        }

        return best;
    }
}
