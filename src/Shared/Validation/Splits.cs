using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Validation;

/// <summary>
/// Divides the rows of a training. A division is a function of the settings, the seed and the fold alone, so that any node can
/// compute it for itself.
/// </summary>
public static class Splits
{
    private const int MostTrainings = 1_000_000;

    /// <summary>What makes it impossible to divide these rows so, or null.</summary>
    /// <param name="settings">How rows are divided.</param>
    /// <param name="rows">How many training rows there are.</param>
    public static Mistake? Check(ValidationSettings settings, int rows) => settings.Trainings > MostTrainings
        ? new Mistake(
            "validation.repeats",
            string.Create(CultureInfo.InvariantCulture, $"each configuration would take {settings.Trainings:N0} trainings, and more than {MostTrainings:N0} are out of reach; take fewer."))
        : settings.Check(rows);

    /// <summary>What makes it impossible to divide these rows so, or null.</summary>
    public static Mistake? Check(ValidationSettings settings, Strata strata) => settings.Check(strata) ?? Check(settings, strata.Rows);

    /// <summary>The rows of one training.</summary>
    /// <param name="settings">How rows are divided; <see cref="Check(ValidationSettings, Strata)"/> has passed them.</param>
    /// <param name="strata">The rows with their strata.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="fold">Counted through the repeats, from 0.</param>
    /// <param name="part">The outer part that is held out, from 1; 0 if none is.</param>
    public static FoldSplit For(ValidationSettings settings, Strata strata, ulong seed, int fold, int part = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fold);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fold, settings.Trainings);
        if (Check(settings, strata.Rows) is { } mistake)
        {
            throw new ArgumentException(mistake.ToString(), nameof(strata));
        }

        return settings.Split(strata, Shuffled(strata.Rows, seed, fold / settings.Folds, part), fold % settings.Folds);
    }

    private static int[] Shuffled(int rows, ulong seed, int repeat, int part) =>
        Shuffled(rows, RandomStream.For(seed, StreamPurpose.Split, (part * TrainingSeed.OfPart) + repeat));

    internal static int[] Shuffled(int rows, RandomStream stream)
    {
        var order = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            order[row] = row;
        }

        stream.Shuffle(order.AsSpan());
        return order;
    }
}
