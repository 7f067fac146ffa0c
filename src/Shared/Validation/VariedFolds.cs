using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Validation;

/// <summary>Whether R² is defined for every fold: a share of the targets' variance needs targets that vary.</summary>
public static class VariedFolds
{
    /// <summary>Rows times folds: with more the user would wait too long, and learns at the end what was not found here.</summary>
    private const long MostLookedAt = 200_000_000;

    /// <summary>A mistake for the fold that has no R²; null if there is none.</summary>
    /// <param name="settings">How rows are divided; <see cref="Splits.Check"/> has passed them.</param>
    /// <param name="strata">The rows.</param>
    /// <param name="targets">Of each row.</param>
    /// <param name="seed">The experiment's.</param>
    /// <param name="shown">Converts a target for the sentence; null for no conversion.</param>
    public static Mistake? Check(ValidationSettings settings, Strata strata, ReadOnlySpan<float> targets, ulong seed, Func<float, double>? shown = null)
    {
        // From the last fold on, which is the smallest.
        var looked = 0L;
        for (var fold = settings.Trainings - 1; fold >= 0 && (looked += targets.Length) <= MostLookedAt; fold--)
        {
            var rows = Splits.For(settings, strata, seed, fold).Validation;
            var first = targets[rows[0]];
            var varies = false;
            foreach (var row in rows) varies |= targets[row] != first;
            if (!varies)
            {
                var found = rows.Length == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{rows.Length} rows, all with the target {shown?.Invoke(first) ?? first}");
                return new Mistake(
                    "selection.metric",
                    $"r2 is not defined for fold {fold}, which validates on {found}: it needs two different targets; make the folds larger "
                    + "(fewer validation.folds, a larger validation.share), or use rmse.");
            }
        }

        return null;
    }
}
