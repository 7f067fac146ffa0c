using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Experiments.Spaces;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>Checks across settings: missing settings, settings that exclude each other, conditions that never hold.</summary>
internal static class Coherence
{
    /// <summary>Settings that must agree in every configuration.</summary>
    private static readonly ImmutableArray<Rule> Rules =
    [
        new(SearchSection.Outer, [SearchSection.Outer],
            values => values.Get(SearchSection.Outer) == 1,
            "validation.outer = 1 leaves no rows to search on: set it to 2 or more, or to 0 for no nested cross-validation."),
        new(SearchSection.Outer, [SearchSection.Outer, SearchSection.Strategy, .. StopSection.All],
            values => values.Get(SearchSection.Outer) > 1 && StopSection.Make(values).IsSet,
            "search.stop cannot end the searches of nested cross-validation: set validation.outer = 0, or take search.stop out."),
        new(SearchSection.Racing, [SearchSection.Racing, SearchSection.Rule],
            values => values.Get(SearchSection.Racing) != FoldRacing.All && values.Get(SearchSection.Rule) == SelectionRule.OneStandardError,
            "search.folds prunes configurations that selection.rule = one-standard-error may pick: set search.folds = all, or another rule."),
        new(SearchSection.Epochs, [SearchSection.Epochs, SearchSection.Rule],
            values => values.Make(SearchSection.Epochs) is not null && values.Get(SearchSection.Rule) == SelectionRule.OneStandardError,
            "search.epochs prunes configurations that selection.rule = one-standard-error may pick: set search.epochs = all, or another rule."),
        new(SearchSection.Epochs, [SearchSection.Epochs, SearchSection.LeastEpochs, TrainingSection.MaxEpochs],
            values => values.Make(SearchSection.Epochs) is { } rungs && new RungSchedule(rungs, values.Get(TrainingSection.MaxEpochs)).Last == 0,
            "search.epochs leaves no epoch before training.max-epochs at which configurations are compared: raise training.max-epochs, lower search.least-epochs, or set search.epochs = all."),
        .. ClassRules.All,
    ];

    /// <summary>The dimensions that vary somewhere; mistakes go to the draft.</summary>
    public static ImmutableArray<Dimension> Check(Draft draft, string file)
    {
        var values = draft.Schema.Values(draft.Values.GetValueOrDefault);
        foreach (var setting in draft.Schema.All.Where(setting =>
            setting.Required && values.Text(setting) is null && values.IsUsed(setting) && !draft.IsWrong(setting.Path) && !(setting.Needs is { } needs && draft.IsWrong(needs.Setting.Path)) && !draft.Dimensions.Any(dimension => dimension.Path == setting.Path && dimension.When.IsEmpty)))
        {
            draft.Blame(setting.Path, $"{setting.Path} is missing; it must be {setting.Expected}. {setting.Summary}", file);
        }

        if (values.Text(PluginSection.Plugins) is not null && values.Text(ObjectiveSection.Kind) is { } kind && draft.Schema.IsKnown(kind))
        {
            draft.Blame(PluginSection.Plugins.Path, $"plugins has no effect with objective.kind = {kind}: name an objective of a plug-in there, or remove plugins.", file);
        }

        var dimensions = draft.Dimensions.Where((dimension, place) => Varies(dimension, place, draft, values, file)).ToImmutableArray();
        if (draft.Mistakes.Count > 0)
        {
            return dimensions;
        }

        foreach (var rule in Rules.Concat(draft.Schema.IsOfObjective ? ObjectiveSection.Rules : []).Concat(draft.Schema.Rules).Where(rule => draft.Schema.Has(rule) && Broken(draft.Schema, rule, dimensions, draft.Values)))
        {
            draft.Blame(rule.Blamed.Path, rule.Sentence, file);
        }

        if (draft.Schema.Find(DataSection.Columns.Path) is not null && ColumnPreparationRules.Wrong(draft.Schema, values, dimensions) is { } misprepared)
        {
            draft.Blame(DataSection.Columns.Path, misprepared, file);
            return dimensions;
        }

        if (values.Make(SearchSection.Epochs) is not null && dimensions.Any(dimension => dimension.Path == TrainingSection.MaxEpochs.Path))
        {
            draft.Blame(SearchSection.Epochs.Path, "search.epochs compares configurations after the same epochs of the same course: take training.max-epochs "
                + "out of space, or set search.epochs = all.", file);
        }

        Reductions(values, draft, file);
        var space = new SpaceConditions(draft.Schema, dimensions, draft.Values);
        Size(values, space, draft, file);
        Start(values, space, draft, file);
        return dimensions;
    }

    // One number holds at each comparison.
    private static void Reductions(SettingValues values, Draft draft, string file)
    {
        if (values.Make(SearchSection.Epochs) is not { } rungs || values.Get(SearchSection.Reduction) is not { Length: > 1 } given) return;
        var epochs = new RungSchedule(rungs, values.Get(TrainingSection.MaxEpochs)).Epochs[..^1];
        if (epochs.Length is 0 || epochs.Length == given.Length) return;
        draft.Blame(
            SearchSection.Reduction.Path,
            $"search.reduction has {Amount.Format(given.Length, "number")}, but {Amount.There(epochs.Length, "comparison")}, after {Amount.List(epochs, "and")} of "
            + $"{values.Get(TrainingSection.MaxEpochs)} epochs: give {Amount.Format(epochs.Length, "number")}{(epochs.Length > 1 ? ", or one that holds at each of them" : "")}.",
            file);
    }

    private static bool Depends(Draft draft, string path, string on, HashSet<string> seen) => path == on || (seen.Add(path)
        && draft.Dimensions.FirstOrDefault(dimension => dimension.Path == path) is { } dimension
        && SpaceConditions.List(draft.Schema, dimension).Any(needed => Depends(draft, needed.Setting.Path, on, seen)));

    private static bool Varies(Dimension dimension, int place, Draft draft, SettingValues values, string file)
    {
        foreach (var needed in SpaceConditions.List(draft.Schema, dimension))
        {
            var path = needed.Setting.Path;
            var by = draft.Dimensions.ToList().FindIndex(other => other.Path == path);
            if (by >= place)
            {
                draft.Blame(dimension.Path, by == place ? $"{path} depends on itself: remove its condition."
                    : Depends(draft, path, dimension.Path, []) ? $"{dimension.Path} and {path} depend on each other: remove the condition of one."
                    : $"{dimension.Path} depends on {path}: move {path} before it in space.", file);
                return false;
            }

            if (by >= 0 && draft.Dimensions[by].Values is not DimensionValues.Listed)
            {
                draft.Blame(dimension.Path, $"when uses {path}: give {path} a list of values in space.", file);
                return false;
            }

            var may = by >= 0 && draft.Dimensions[by].Values is DimensionValues.Listed listed
                ? listed.Items.Intersect(needed.Values).Any() || (draft.Dimensions[by].When.Length > 0 && Outside(needed, values))
                : Outside(needed, values);
            if (!may)
            {
                // A user who narrows a search with --set need not remove what no longer applies.
                if (!draft.IsOverridden(path))
                {
                    draft.Blame(dimension.Path, $"{dimension.Path} has no effect: it needs {path} = {string.Join(" or ", needed.Values)}, "
                        + "which is never chosen. Remove it from space, or correct the condition.", file);
                }

                return false;
            }
        }

        return true;
    }

    private static bool Outside(Needed needed, SettingValues values) => values.Text(needed.Setting) is { } text && needed.Values.Contains(text);

    // Only the dimensions that a rule is about are combined, so that a large grid costs nothing here.
    private static bool Broken(ExperimentSchema schema, Rule rule, ImmutableArray<Dimension> dimensions, IReadOnlyDictionary<string, string> settings)
    {
        var about = rule.About.Select(setting => setting.Path).ToHashSet();
        for (var grown = true; grown;)
        {
            grown = dimensions.Where(dimension => about.Contains(dimension.Path)).SelectMany(dimension => SpaceConditions.List(schema, dimension)).ToList()
                .Aggregate(false, (any, needed) => about.Add(needed.Setting.Path) || any);
        }

        var grid = new SpaceGrid(new SpaceConditions(schema, [.. dimensions.Where(dimension => about.Contains(dimension.Path)).Select(Ends)], settings));
        for (var i = 0; i < grid.Count; i++)
        {
            var choices = grid.At(i).ToDictionary(choice => choice.Path, choice => choice.Value);
            if (rule.IsBroken(schema.Values(path => choices.GetValueOrDefault(path) ?? settings.GetValueOrDefault(path))))
            {
                return true;
            }
        }

        return false;
    }

    // The ends of a range represent all its values: each rule that holds at both ends holds between them.
    private static Dimension Ends(Dimension dimension)
    {
        DimensionValues Listed(double low, double high) => new DimensionValues.Listed([NumberKind.Any.Format(low), NumberKind.Any.Format(high)]);
        return dimension.Values switch
        {
            DimensionValues.Whole(var low, var high) => dimension with { Values = Listed(low, high) },
            DimensionValues.Uniform(var low, var high) => dimension with { Values = Listed(low, high) },
            DimensionValues.LogUniform(var low, var high) => dimension with { Values = Listed(low, high) },
            _ => dimension,
        };
    }

    private static void Size(SettingValues values, SpaceConditions conditions, Draft draft, string file)
    {
        if (values.Make(SearchSection.Strategy).Samples is not null)
        {
            return;
        }

        foreach (var path in conditions.Dimensions.Where(dimension => dimension.Values is DimensionValues.Uniform or DimensionValues.LogUniform)
            .Select(dimension => dimension.Path))
        {
            draft.Blame(path, $"a grid needs a finite number of values of {path}: "
                + "list values, use range = [low, high, step], or set search.strategy = random.", file);
        }

        if (SpaceSize.IsFinite(conditions) && new SpaceGrid(conditions).Count is var count && count > int.MaxValue)
        {
            draft.Blame("space", $"the grid has {count:N0} configurations, more than {int.MaxValue:N0}: "
                + "list fewer values, or set search.strategy = random.", file);
        }
    }

    private static void Start(SettingValues values, SpaceConditions space, Draft draft, string file)
    {
        var strategy = values.Make(SearchSection.Strategy);
        var points = strategy.Start;
        if (points.Length > strategy.Samples)
        {
            draft.Blame(SearchSection.Start.Path, $"there are {points.Length} points, more than search.samples = {strategy.Samples}: raise it, or remove some.", file);
        }

        // What --set takes out of space need not be taken out of the points.
        ImmutableArray<ImmutableArray<Choice>> kept = [.. points.Select(point => point.Where(choice =>
            !draft.IsOverridden(choice.Path) || space.Dimensions.Any(dimension => dimension.Path == choice.Path)).ToImmutableArray())];
        foreach (var sentence in StartPointRules.Mistakes(draft.Schema, space, kept)) draft.Blame(SearchSection.Start.Path, sentence, file);
    }
}
