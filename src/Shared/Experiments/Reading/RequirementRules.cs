using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>Whether comparisons of the same value can hold together, and within the range of that value.</summary>
internal static class RequirementRules
{
    /// <summary>Why no configuration can keep all of them; null where one may.</summary>
    public static string? Contradiction(Draft draft, SettingValues values, ImmutableArray<Requirement> required)
    {
        foreach (var of in required.GroupBy(one => one.Of.Text))
        {
            var goal = of.First().Of;
            var lower = of.Where(one => one.Comparison[0] == '>').OrderByDescending(one => Least(goal, one)).FirstOrDefault();
            var upper = of.Where(one => one.Comparison[0] == '<').OrderBy(one => Most(goal, one)).FirstOrDefault();
            if (lower is not null && upper is not null && Least(goal, lower) > Most(goal, upper)) return $"{lower.Text} and {upper.Text} contradict each other: change or remove one.";
            var (least, most) = Range(draft, values, goal);
            if (upper is not null && least > Most(goal, upper)) return $"{upper.Text} cannot be kept, because {Named(goal)} at least {Text(least)}: change or remove it.";
            if (lower is not null && most < Least(goal, lower)) return $"{lower.Text} cannot be kept, because {Named(goal)} at most {Text(most)}: change or remove it.";
        }

        return null;
    }

    /// <summary>The least value that keeps a lower bound; parameters are whole, and what is measured has doubles.</summary>
    private static double Least(Goal goal, Requirement bound) => bound.Comparison == ">="
        ? goal is Goal.Parameters ? Math.Ceiling(bound.Limit) : bound.Limit
        : goal is Goal.Parameters ? Math.Floor(bound.Limit) + 1 : Math.BitIncrement(bound.Limit);

    private static double Most(Goal goal, Requirement bound) => bound.Comparison == "<="
        ? goal is Goal.Parameters ? Math.Floor(bound.Limit) : bound.Limit
        : goal is Goal.Parameters ? Math.Ceiling(bound.Limit) - 1 : Math.BitDecrement(bound.Limit);

    // The losses of an objective may be negative.
    private static (double Least, double Most) Range(Draft draft, SettingValues values, Goal goal) => goal switch
    {
        Goal.Parameters => (1, double.PositiveInfinity),
        Goal.Epochs => (1, draft.Dimensions.Any(dimension => dimension.Path == TrainingSection.MaxEpochs.Path) ? double.PositiveInfinity : values.Get(TrainingSection.MaxEpochs)),
        Goal.Measured { Metric: LossMetric } when draft.Schema.IsOfObjective => (double.NegativeInfinity, double.PositiveInfinity),
        Goal.Measured { Metric: { Best: { } best, HigherIsBetter: var higher } } => higher ? (double.NegativeInfinity, best) : (best, double.PositiveInfinity),
        _ => (double.NegativeInfinity, double.PositiveInfinity),
    };

    private static string Named(Goal goal) => goal is Goal.Measured ? $"{goal.Text} is" : $"{goal.Text} are";

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
