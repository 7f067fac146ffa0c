using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>How the winner becomes the final model.</summary>
public static class RefitSection
{
    public const string Auto = "auto", AllRows = "all-rows", HoldOut = "hold-out", Folds = "folds";

    private const int MostAveraged = 20;

    public static readonly Setting<Func<SettingValues, RefitKind>> Kind = Word(
        "refit.kind", SettingScope.Outcome, Auto,
        "The final model: the winner trained on all rows (all-rows), on all rows except held-out ones that decide its epoch (hold-out), or the mean of its fold models (folds); auto: folds with k-fold validation of at most 20 trainings, otherwise all-rows.",
        Makes<RefitKind>(Auto, _ => new RefitKind.AllRows()),
        Makes<RefitKind>(AllRows, _ => new RefitKind.AllRows()),
        Makes<RefitKind>(HoldOut, values => new RefitKind.HoldOut(values.Get(Share!))),
        Makes<RefitKind>(Folds, _ => new RefitKind.Folds()));

    public static readonly Setting<RefitEpochs> Epochs = new Setting<RefitEpochs>(
        "refit.epochs", SettingScope.Outcome, "Epochs of the winner's training on all rows.", "scored", new RefitEpochsKind()).With(Kind, AllRows);

    public static readonly Setting<double> Share =
        Define.Share("refit.share", SettingScope.Outcome, 0.2, "Share of the training rows that are held out.", fromNothing: false).With(Kind, HoldOut);

    public static readonly Setting<int> Restarts =
        Whole("refit.restarts", SettingScope.Outcome, 3, "Number of refits with different initial weights; the one with the median training loss is kept, with hold-out the one with the lowest loss on the held-out rows.", atLeast: 1, atMost: 10_000)
            .With(Kind, AllRows, HoldOut);

    public static readonly ImmutableArray<Setting> All = [Kind, Epochs, Share, Restarts];

    /// <summary>
    /// The kind for an experiment that names none. The models of the folds are the nets that were scored, and their mean errs less than one net; where
    /// there is one fold, a net has more rows with all of them. Who sets the length or the restarts of a refit wants one.
    /// </summary>
    /// <param name="values">What is given.</param>
    /// <param name="given">The same as canonical texts by path.</param>
    /// <param name="dimensions">What varies.</param>
    public static string KindOf(SettingValues values, IReadOnlyDictionary<string, string> given, ImmutableArray<Dimension> dimensions)
    {
        var varied = dimensions.FirstOrDefault(dimension => dimension.Path == ModelSection.Kind.Path)?.Values as DimensionValues.Listed;
        var trains = values.Make(ModelSection.Kind).IsNet
            && values.KindsOf(ModelSection.Kind).Where(kind => varied?.Items.Contains(kind.Word) == true).All(kind => kind.Make(values).IsNet);
        var areFew = values.IsUsed(SearchSection.Folds) && values.Make(SearchSection.Validation).TrainsOnMost && (long)values.Get(SearchSection.Folds) * values.Get(SearchSection.Repeats) <= MostAveraged;
        return trains && areFew && !given.ContainsKey(Epochs.Path) && !given.ContainsKey(Restarts.Path) ? Folds : AllRows;
    }

    public static RefitSettings Make(SettingValues values) => new(
        values.IsUsed(Epochs) ? values.Get(Epochs) : new RefitEpochs.Scored(), values.IsUsed(Restarts) ? values.Get(Restarts) : 0)
    {
        Kind = values.Make(Kind),
    };
}
