using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>Length and batches of a training.</summary>
public static class TrainingSection
{
    /// <summary>Below 2²⁴, where the streams of two epochs would meet.</summary>
    public const int MostEpochs = 10_000_000;

    public static readonly Setting<int> BatchSize =
        Whole("training.batch-size", SettingScope.Training, 32, "Rows of one step.", atLeast: 1, atMost: 1_000_000);

    public static readonly Setting<int> MaxEpochs =
        Whole("training.max-epochs", SettingScope.Training, 1000, "Most passes over the training rows.", atLeast: 1, MostEpochs);

    public static readonly Setting<bool> EarlyStopping =
        Flag("training.early-stopping", SettingScope.Training, true, "Stop a training when the value of training.monitor no longer improves.");

    public const string OfMetric = "metric";

    public static readonly Setting<Watched> Monitor = new(
        "training.monitor", SettingScope.Training,
        "Value that decides early stopping and the best epoch: the validation loss, or selection.metric.", "loss",
        new WordKind<Watched>([Means("loss", Watched.Loss), Means(OfMetric, Watched.Metric)]))
    {
        LeavesKey = true,
    };

    public static readonly Setting<int> Patience =
        Whole("training.patience", SettingScope.Training, 100, "Epochs without an improvement after which a training stops.", atLeast: 1, MostEpochs)
            .With(EarlyStopping, "true");

    public static readonly Setting<double> MinDelta =
        Number("training.min-delta", SettingScope.Training, 0, "Smallest improvement that counts: the loss must be lower, or the metric better, by more than this.").With(EarlyStopping, "true");

    public static readonly Setting<double> Averaging =
        Number("training.averaging", SettingScope.Training, 0, "Share of the past in the moving average of the weights that are scored; 0: no average.", atMost: AlmostAll);

    public static readonly ImmutableArray<Setting> All = [BatchSize, MaxEpochs, EarlyStopping, Monitor, Patience, MinDelta, Averaging];

    public static TrainingSettings Make(SettingValues values) => new(
        values.Get(BatchSize), values.Get(MaxEpochs),
        values.Get(EarlyStopping) ? new EarlyStopping(values.Get(Patience), values.Get(MinDelta)) : null)
    {
        Averaging = values.Get(Averaging),
        Monitor = values.Get(Monitor),
    };
}
