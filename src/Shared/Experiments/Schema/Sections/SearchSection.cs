using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>How configurations are validated, tried and selected.</summary>
public static class SearchSection
{
    public static readonly Setting<Kind<ValidationSettings>> Validation = Family<ValidationSettings>(
        "validation.kind", SettingScope.Validation, "auto", "How the training rows are divided; auto: stratified-k-fold for classes, otherwise k-fold.");

    public static readonly Setting<int> Folds =
        Whole("validation.folds", SettingScope.Validation, 5, "Number of folds.", atLeast: 2, atMost: 100_000);

    public static readonly Setting<int> Repeats =
        Whole("validation.repeats", SettingScope.Validation, 1, "Number of repeats, each with another shuffle.", atLeast: 1, atMost: 10_000);

    public static readonly Setting<bool> Shuffle = Flag(
        "validation.shuffle", SettingScope.Validation, true, "Whether rows are shuffled before they are divided; false: in the order of the file.");

    public static readonly Setting<int?> Count = new(
        "validation.count", SettingScope.Validation, "Number of folds where the data decides it; auto: counted.", "auto", new AutoKind(1, 100_000));

    public static readonly Setting<int> Gap =
        Whole("validation.gap", SettingScope.Validation, 0, "Number of rows left out between training and validation rows.", atLeast: 0, atMost: int.MaxValue);

    public static readonly Setting<double> HeldShare =
        Share("validation.share", SettingScope.Validation, 0.2, "Share of the rows that validate with a hold-out.", fromNothing: false);

    public static readonly Setting<int> Outer = Whole(
        "validation.outer", SettingScope.Outcome, 0,
        "Outer folds of nested cross-validation: the whole search runs once more without each of them, and its final model is scored on it; 0: none.",
        atLeast: 0, atMost: OuterPart.Most);

    public static readonly Setting<Kind<SearchSettings>> Strategy = Family<SearchSettings>(
        "search.strategy", SettingScope.Search, "grid", "Which configurations are tried: all, random ones, evenly spread ones, or ones that earlier results suggest (docs/search.md).");

    public static readonly Setting<int> Samples =
        Whole("search.samples", SettingScope.Search, 20, "Number of configurations.", atLeast: 1, atMost: int.MaxValue);

    public static readonly Setting<ImmutableArray<ImmutableArray<Choice>>> Start = new(
        "search.enqueue", SettingScope.Search, "Configurations to try first; settings that they leave out are drawn.", "[]", new StartPointsKind());

    public static readonly Setting<FoldRacing> Racing = Word(
        "search.folds", SettingScope.Search, "all",
        "Which folds are trained: all, exact (prune a configuration that cannot win), or race (also prune one that is worse than the best by more than chance).",
        Means("all", FoldRacing.All), Means("exact", FoldRacing.Exact), Means("race", FoldRacing.Race));

    public static readonly Setting<Func<SettingValues, RungSettings?>> Epochs = Word(
        "search.epochs", SettingScope.Search, "all",
        "How far trainings go: all, halving (compare configurations after few epochs and continue the better ones), or hyperband (some begin with more epochs).",
        Makes<RungSettings?>("all", _ => null),
        Makes<RungSettings?>("halving", values => new RungSettings(values.Get(Reduction!), values.Get(LeastEpochs!), 1)),
        Makes<RungSettings?>("hyperband", values => new RungSettings(values.Get(Reduction!), values.Get(LeastEpochs!), values.Get(Brackets!) ?? int.MaxValue)));

    public static readonly Setting<ImmutableArray<int>> Reduction = new Setting<ImmutableArray<int>>(
        "search.reduction", SettingScope.Search,
        "How many configurations are compared for each one that continues, the same at each comparison or the first one first; auto: 6, 4 and 3; where there are more than three comparisons, 4.",
        "auto", new EachKind(2, "comparison", "[6, 4, 3]", OrAuto: true))
        .With(Epochs, "halving", "hyperband");

    public static readonly Setting<int?> LeastEpochs = new Setting<int?>(
        "search.least-epochs", SettingScope.Search, "No comparison after fewer epochs; auto: 3 % of training.max-epochs.", "auto",
        new AutoKind(1, TrainingSection.MostEpochs)).With(Epochs, "halving", "hyperband");

    public static readonly Setting<int?> Brackets = new Setting<int?>(
        "search.brackets", SettingScope.Search, "Number of different first comparisons with which configurations begin; auto: one for each comparison, and one without.", "auto",
        new AutoKind(1, 100)).With(Epochs, "hyperband");

    public static readonly Setting<int> Ahead = Whole(
        "search.ahead", SettingScope.Search, 8,
        "Number of running configurations (in a race: folds) that the next suggestion does not wait for; independent of the number of nodes.",
        atLeast: 1, atMost: 100_000);

    public static readonly Setting<SelectionRule> Rule = Word(
        "selection.rule", SettingScope.Outcome, "one-epoch", "The epoch at which folds are scored, and how the winner is selected.",
        Means("one-epoch", SelectionRule.OneEpoch), Means("mean-best", SelectionRule.MeanBest),
        Means("one-standard-error", SelectionRule.OneStandardError));

    public static readonly Setting<Kind<Metric>> Metric = Family<Metric>(
        "selection.metric", SettingScope.Outcome, "loss", "Metric that ranks configurations and selects the winner; some are of one class, by its name.");

    /// <summary>Ranks by the validation loss.</summary>
    public static readonly Kind<Metric> ByLoss = new(
        "loss", values => values.Make(ModelSection.Loss).MayBeNegative ? new LossMetric { Best = null } : new LossMetric());

    /// <summary>The loss of an objective, which may be below 0.</summary>
    public static readonly Kind<Metric> ByAnyLoss = new("loss", _ => new LossMetric { Best = null });

    public static readonly Setting<int> TopK = Whole(
        "selection.top-k", SettingScope.Measure, 3, "Number of guesses for each row in the metric top-k.", atLeast: 1, atMost: 1000)
        .WithClasses(ModelSection.Loss);

    public static readonly ImmutableArray<Setting> All =
        [Outer, Racing, Epochs, Reduction, LeastEpochs, Brackets, Ahead, Rule];

    /// <summary>Repeats of rows in one order would all be the same.</summary>
    public static readonly Rule Repeated = new(
        Repeats, [Validation, Shuffle, Repeats], values => values.IsUsed(Shuffle) && !values.Get(Shuffle) && values.Get(Repeats) > 1,
        "with validation.shuffle = false all repeats are the same: set validation.repeats = 1.");
}
