using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Validation;

/// <summary>Whether rows can be divided into outer folds, and the rows outside of each into the folds of a search.</summary>
public static class OuterFolds
{
    /// <summary>What makes it impossible by the number of rows alone, or null.</summary>
    /// <param name="settings">How the rows of a search are divided; <see cref="Splits.Check(ValidationSettings, Strata)"/> has passed it for all rows.</param>
    /// <param name="outer">How many outer folds, ≥ 2.</param>
    /// <param name="rows">How many training rows there are.</param>
    public static Mistake? Check(ValidationSettings settings, int outer, int rows)
    {
        if (outer > rows)
        {
            return Wrong($"{outer} outer folds need at least {outer} training rows, but {Amount.There(rows, "row")}; set validation.outer to {rows} or less.");
        }

        if (settings.NotNested is { } reason)
        {
            return Wrong($"nested cross-validation cannot be combined with this validation.kind, because {reason}; set validation.outer = 0.");
        }

        var searched = rows - ((rows + outer - 1) / outer);
        return Splits.Check(settings, searched) is null ? null : Wrong(
            $"outside of an outer fold lie {searched} of {rows} training rows, "
            + (settings.Folds == 1
                ? "and a holdout needs at least 2; add rows, or set validation.outer = 0."
                : "fewer than validation.folds; set fewer folds, or validation.outer = 0."));
    }

    /// <summary>Why the rows outside of an outer fold cannot be divided, or null.</summary>
    /// <param name="settings">As above.</param>
    /// <param name="part">Which outer fold.</param>
    /// <param name="searched">The rows outside of it.</param>
    public static Mistake? Check(ValidationSettings settings, OuterPart part, Strata searched) => Outside(part, Splits.Check(settings, searched));

    /// <summary>Why a search outside of an outer fold could not learn or judge a class, or null.</summary>
    /// <param name="settings">As above.</param>
    /// <param name="part">Which outer fold.</param>
    /// <param name="searched">The rows outside of it, by class.</param>
    /// <param name="classes">Names of the classes.</param>
    /// <param name="seed">The experiment's seed.</param>
    public static Mistake? Check(
        ValidationSettings settings, OuterPart part, Strata searched, ImmutableArray<string> classes, ulong seed) =>
        Outside(part, Splits.Check(settings, searched) ?? ClassFolds.Check(settings, searched, classes, seed, part.Number));

    private static Mistake? Outside(OuterPart part, Mistake? mistake) => mistake is null ? null
        : Wrong($"outside of outer fold {part.Number} of {part.Of}, {mistake.Sentence.TrimEnd('.')}, or set fewer outer folds, or validation.outer = 0.");

    private static Mistake Wrong(string sentence) => new("validation.outer", sentence);
}
