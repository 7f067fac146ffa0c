using System.Globalization;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Shared.Validation;

/// <summary>What schemes with folds have in common.</summary>
internal static class FoldCount
{
    /// <summary>Whether there is a row for each fold; null where there is.</summary>
    public static Mistake? Check(int folds, int rows) => folds <= rows ? null : new Mistake(
        "validation.folds",
        $"{folds} folds need at least {folds} training rows, but {Amount.There(rows, "row")}; "
        + (rows < 2 ? "add rows to data.train." : $"set validation.folds to {rows} or less."));

    /// <summary>Whether a number of folds that was counted in the data, or given, is that of the data; null where it is.</summary>
    /// <param name="what">What the data has so many of.</param>
    public static Mistake? CheckCounted(int? given, int? counted, string what) => given is null || given == counted ? null : new Mistake(
        "validation.count", $"it is {given}, but the data has {counted} {what}; set validation.count = auto.");

    /// <summary><c>5 folds</c>, or <c>5 folds, 3 repeats</c>.</summary>
    public static string Words(int folds, int repeats) =>
        string.Create(CultureInfo.InvariantCulture, $"{folds} folds{(repeats > 1 ? $", {repeats} repeats" : "")}");
}
