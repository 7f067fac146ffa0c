using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>How configurations are validated, tried and picked.</summary>
public static class SearchSection
{
    public static readonly Setting<Kind<ValidationSettings>> Validation = Family<ValidationSettings>(
        "validation.kind", SettingScope.Validation, "auto", "How the training rows are divided; auto is stratified-k-fold for classes, else k-fold.");

    public static readonly Setting<int> Folds =
        Whole("validation.folds", SettingScope.Validation, 5, "Into how many parts.", atLeast: 2, atMost: 100_000);

    public static readonly Setting<int> Repeats =
        Whole("validation.repeats", SettingScope.Validation, 1, "How many times, each with another shuffle.", atLeast: 1, atMost: 10_000);

    public static readonly Setting<int> Outer = Whole(
        "validation.outer", SettingScope.Outcome, 0,
        "Outer folds of nested cross-validation: the whole search runs once more outside of each, and its final model is scored on it; 0 is none.",
        atLeast: 0, atMost: OuterPart.Most);

    public static readonly Setting<Func<SettingValues, SearchSettings>> Strategy = Word(
        "search.strategy", SettingScope.Search, "grid", "Which configurations are tried: all, random ones, evenly spread ones, or ones that results suggest (docs/search.md).",
        Makes<SearchSettings>("grid", _ => new SearchSettings.Grid()),
        Makes<SearchSettings>("random", values => new SearchSettings.Random(values.Get(Samples!))),
        Makes<SearchSettings>("sobol", values => new SearchSettings.Sobol(values.Get(Samples!), values.Get(Start!))),
        Learns("auto"), Learns("gp"), Learns("tpe"), Learns("cma-es"));

    public static readonly Setting<int> Samples =
        Whole("search.samples", SettingScope.Search, 20, "How many of them.", atLeast: 1, atMost: int.MaxValue)
            .With(Strategy, "random", "sobol", "auto", "gp", "tpe", "cma-es");

    public static readonly Setting<ImmutableArray<ImmutableArray<Choice>>> Start = new Setting<ImmutableArray<ImmutableArray<Choice>>>(
        "search.enqueue", SettingScope.Search, "Configurations to begin with; what is left open is drawn.", "[]", new StartPointsKind())
        .With(Strategy, "sobol", "auto", "gp", "tpe", "cma-es");

    public static readonly Setting<FoldRacing> Racing = Word(
        "search.folds", SettingScope.Search, "all",
        "Which folds are trained: all, exact (no more of a configuration that cannot win), or race (nor of one that trails the best by more than chance).",
        Means("all", FoldRacing.All), Means("exact", FoldRacing.Exact), Means("race", FoldRacing.Race));

    public static readonly Setting<int> Ahead = Whole(
        "search.ahead", SettingScope.Search, 8,
        "Configurations under way whose results the next suggestion does not see, and in a race folds: a part of the walk, whatever the number of nodes.",
        atLeast: 1, atMost: 100_000);

    public static readonly Setting<SelectionRule> Rule = Word(
        "selection.rule", SettingScope.Outcome, "one-epoch", "At which epoch folds are scored, and how the winner is picked.",
        Means("one-epoch", SelectionRule.OneEpoch), Means("mean-best", SelectionRule.MeanBest),
        Means("one-standard-error", SelectionRule.OneStandardError));

    public static readonly Setting<SelectionMetric> Metric = new(
        "selection.metric", SettingScope.Outcome, "What configurations are ranked and picked by.", "loss",
        new SelectionMetricKind());

    public static readonly Setting<int> TopK = Whole(
        "selection.top-k", SettingScope.Measure, 3, "Guesses that a row has in the metric top-k.", atLeast: 1, atMost: 1000)
        .With(ModelSection.Loss, ModelSection.ForClasses);

    public static readonly ImmutableArray<Setting> All =
        [Outer, Strategy, Samples, Racing, Ahead, Start, Rule, Metric, TopK];

    private static KeyValuePair<string, Func<SettingValues, SearchSettings>> Learns(string word) => Makes<SearchSettings>(
        word, values => new SearchSettings.Learning(word, values.Get(Samples!), values.Get(Ahead!), values.Get(Start!)));
}
