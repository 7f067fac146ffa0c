using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>When enough configurations are tried.</summary>
public static class StopSection
{
    public static readonly Setting<int> Folds = Whole(
        "search.stop.folds", SettingScope.Search, 0, "Start no configuration after this many folds are trained or planned; 0: no limit.",
        atLeast: 0, atMost: int.MaxValue);

    public static readonly Setting<int> NoBetterFor = Whole(
        "search.stop.no-better-for", SettingScope.Search, 0, "Start no configuration after this many without a better one; 0: no limit.",
        atLeast: 0, atMost: int.MaxValue);

    public static readonly Setting<double?> Target = new(
        "search.stop.target", SettingScope.Search, "Start no configuration after one has this score or a better one.", "none", new OptionalNumberKind(NumberKind.Any));

    public static readonly Setting<TimeSpan?> After = new(
        "search.stop.after", SettingScope.Search, "Start no configuration after the run has lasted this long; each run has its own time.", "none", new DurationKind());

    public static readonly Setting<double?> Regret = new Setting<double?>(
        "search.stop.regret", SettingScope.Search,
        "Start no configuration once the next one is expected to improve the score by less than this, in units of the metric.", "none", new OptionalNumberKind(new NumberKind(0, false, double.PositiveInfinity, false)))
        .With(SearchSection.Strategy, "auto", "gp");

    public static readonly ImmutableArray<Setting> All = [Folds, NoBetterFor, Target, After, Regret];

    public static StopSettings Make(SettingValues values) => new(
        values.Get(Folds) is > 0 and var folds ? folds : null,
        values.Get(NoBetterFor) is > 0 and var configurations ? configurations : null,
        values.Get(Target))
    {
        After = values.Get(After),
        Regret = values.IsUsed(Regret) ? values.Get(Regret) : null,
    };
}
