using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Validation;

/// <summary>Whether every training of a classification sees every class.</summary>
public static class ClassFolds
{
    /// <summary>
    /// Why the rows cannot be divided so, or null: a class would be missing from the training rows of a fold, and so could not be
    /// learned there, or from the validation rows of a stratified one, and so could not be judged.
    /// </summary>
    /// <param name="settings">How rows are divided; <see cref="Splits.Check(ValidationSettings, Strata)"/> has passed them.</param>
    /// <param name="strata">The training rows by class.</param>
    /// <param name="classes">Names of the classes.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="part">The outer part that is held out, from 1; 0 if none is.</param>
    public static Mistake? Check(ValidationSettings settings, Strata strata, ImmutableArray<string> classes, ulong seed, int part = 0)
    {
        var rows = new int[classes.Length];
        foreach (var label in strata.Labels) rows[label]++;
        var rarest = Array.IndexOf(rows, rows.Min());
        if (settings is StratifiedKFold(var folds, var repeats))
        {
            return rows[rarest] >= folds ? null : Wrong(
                $"class \"{classes[rarest]}\" has {Amount.Format(rows[rarest], "training row")}, too few for one in each of {folds} folds; add rows of it"
                + (rows[rarest] >= 2 ? $", or set validation.folds to {rows[rarest]} or less" : "")
                + (Unseen(new KFold(folds, repeats), strata, rows, seed, part) is null ? ", or set validation.kind = k-fold." : "."));
        }

        return Unseen(settings, strata, rows, seed, part) is not (var fold, var missing) ? null : Wrong(
            $"class \"{classes[missing]}\" has {Amount.Format(rows[missing], "training row")}, and none among the training rows of fold {fold}; add rows of it"
            + (rows[rarest] < 2 || settings.UsesTimes ? "."
                : settings.UsesGroups ? ", or set fewer folds."
                : $", or set validation.kind = stratified-k-fold and validation.folds to {rows[rarest]} or less."));
    }

    /// <summary>The first fold whose training rows lack a class, and the rarest such class; null where there is none.</summary>
    private static (int Fold, int Class)? Unseen(ValidationSettings settings, Strata strata, int[] rows, ulong seed, int part)
    {
        for (var fold = 0; fold < settings.Trainings; fold++)
        {
            var seen = new bool[rows.Length];
            foreach (var row in Splits.For(settings, strata, seed, fold, part).Train) seen[strata.Labels[row]] = true;
            if (Array.IndexOf(seen, false) >= 0) return (fold, Enumerable.Range(0, rows.Length).Where(of => !seen[of]).MinBy(of => rows[of]));
        }

        return null;
    }

    private static Mistake Wrong(string sentence) => new("validation", sentence);
}
