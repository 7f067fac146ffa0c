using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>Checks several goals and what is required, and lets the first goal rank.</summary>
internal static class GoalRules
{
    public static void Apply(Draft draft, string file)
    {
        var values = draft.Schema.Values(draft.Values.GetValueOrDefault);
        var (goals, required) = (values.Get(GoalSection.Goals), values.Get(GoalSection.Required));
        if (goals.IsEmpty && required.IsEmpty) return;

        void Blame(Setting setting, string sentence) => draft.Blame(setting.Path, sentence, file);
        var known = string.Join(", ", values.KindsOf(SearchSection.Metric).Select(kind => kind.Text).Prepend(Goal.EpochsWord).Prepend(Goal.ParametersWord));
        var earlier = draft.Mistakes.Count;
        foreach (var (setting, name) in goals.Select(goal => ((Setting)GoalSection.Goals, goal)).Concat(required.Select(one => ((Setting)GoalSection.Required, one.Name))))
        {
            if (GoalSection.Make(values, name) is not { } goal) Blame(setting, $"there is no metric {name}: name one of {known}.");
            else if (goal is Goal.Parameters && draft.Schema.IsOfObjective) Blame(setting, "parameters are counted of nets only: name metrics that the objective reports, or epochs.");
            else if (goal is Goal.Measured { Metric: var metric } && !draft.Schema.IsOfObjective && !metric.Fits(ObjectiveSection.TargetHasClasses(values), ObjectiveSection.TargetHasLabels(values)))
            {
                Blame(setting, $"{name} does not fit the target: it is a metric of {(metric.IsForLabels ? "labels" : metric.IsForClasses == true ? "classes" : "numbers")}.");
            }
        }

        if (draft.Mistakes.Count > earlier) return;
        if (RequirementRules.Contradiction(draft, values, GoalSection.RequiredBy(values)) is { } contradiction) Blame(GoalSection.Required, contradiction);
        if (goals.Length == 1) Blame(GoalSection.Goals, $"there is one goal: name up to {GoalSection.MostGoals}, or set selection.metric = {goals[0]}.");
        if (goals.Length > GoalSection.MostGoals) Blame(GoalSection.Goals, $"there are {goals.Length} goals: name at most {GoalSection.MostGoals}, and put limits on others with selection.require.");
        if (goals.Distinct().Count() < goals.Length) Blame(GoalSection.Goals, "a goal is named twice: remove one.");
        if (draft.Mistakes.Count > earlier) return;
        if (goals is [var first, ..])
        {
            if (GoalSection.Make(values, first) is not Goal.Measured) Blame(GoalSection.Goals, $"the best configuration by the first goal is refitted, and {first} alone say nothing about predictions: begin with a metric.");
            else if (!draft.Values.TryGetValue(SearchSection.Metric.Path, out var ranking)) draft.Default(SearchSection.Metric.Path, first);
            else if (ranking != first) Blame(GoalSection.Goals, $"selection.metric = {ranking} and the first goal {first} differ: remove selection.metric, or begin with {ranking}.");
        }

        Combined(draft, values, goals.Length > 1, Blame);
    }

    private static void Combined(Draft draft, SettingValues values, bool hasGoals, Action<Setting, string> blame)
    {
        var cause = hasGoals ? (Setting)GoalSection.Goals : GoalSection.Required;
        if (values.Get(SearchSection.Racing) != FoldRacing.All) blame(cause, "search.folds prunes configurations by one score alone: set search.folds = all.");
        if (values.Make(SearchSection.Epochs) is not null) blame(cause, "search.epochs compares configurations by one score alone: set search.epochs = all.");
        if (values.Get(SearchSection.Rule) == SelectionRule.OneStandardError) blame(cause, "selection.rule = one-standard-error is another way to a small net: set another rule.");
        if (!hasGoals) return;
        if (draft.Values.GetValueOrDefault(SearchSection.Strategy.Path) == "cma-es") blame(cause, "search.strategy = cma-es follows one score: use tpe, gp, auto, sobol, random or grid.");
        foreach (var stop in new Setting[] { StopSection.NoBetterFor, StopSection.Target, StopSection.Regret })
        {
            if (draft.Values.TryGetValue(stop.Path, out var text) && text != stop.Default) blame(cause, $"{stop.Path} looks at one score: take it out, or set search.stop.folds or after.");
        }
    }
}
