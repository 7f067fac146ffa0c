using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Validation;

/// <summary>One part of the rows validates and the others train.</summary>
/// <param name="Share">Share of the rows that validate, in (0, 1).</param>
/// <param name="Repeats">How many times, each with another shuffle.</param>
public abstract record HoldoutSettings(double Share, int Repeats) : ValidationSettings
{
    /// <inheritdoc/>
    public override int Folds => 1;

    /// <inheritdoc/>
    public override int Repeats { get; } = Repeats;

    /// <inheritdoc/>
    public override double TestToTrain => Share / (1 - Share);

    /// <summary>For <see cref="ValidationSettings.Words"/>: <c>20 %</c>.</summary>
    protected string Percent => string.Create(CultureInfo.InvariantCulture, $"{Share * 100:0.##} %");

    /// <summary>For <see cref="ValidationSettings.Words"/>: <c>, 3 times</c>; empty for once.</summary>
    protected string Times => Repeats > 1 ? $", {Repeats} times" : "";

    /// <inheritdoc/>
    public override Mistake? Check(int rows) => rows >= 2 ? null : new Mistake(
        "validation", $"a holdout needs at least 2 training rows, but {Amount.There(rows, "row")}; add rows to data.train.");
}
