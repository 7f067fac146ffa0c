using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.State.Racing;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models.Convolution;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.Coordinator.Storage.Records;

/// <summary>Identifies the experiment and data of a study, so that a later run knows whether it can resume it.</summary>
/// <param name="Settings">See <see cref="Experiment.Settings"/>.</param>
/// <param name="Space">What varied.</param>
/// <param name="DataSha256">Of the data.</param>
/// <param name="Version">Of the program that made it.</param>
public sealed record StudyCard(
    ImmutableSortedDictionary<string, string> Settings, SearchSpace Space, string DataSha256, string Version)
{
    /// <summary>A study that no run has resumed with other settings of the search.</summary>
    public static readonly ImmutableSortedDictionary<string, string> Unchanged = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>With which other settings it was resumed, see <see cref="StudyChanges"/>.</summary>
    public ImmutableSortedDictionary<string, string> Changed { get; init; } = Unchanged;

    /// <summary>Names of the classes, in order; empty where there are none, and in a study of an earlier version.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>What the columns of its table were read as; null in a study of an earlier version.</summary>
    public ImmutableSortedDictionary<string, string>? Columns { get; init; }

    /// <summary>Full paths of the files that its last run read: the experiment, the data, plug-ins; empty in a study of an earlier version.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>The size of the images in the data of this run; not stored, and null without images.</summary>
    public ImageShape? Image { get; init; }

    /// <summary>The version of <see cref="ConvolutionEngine"/>'s arithmetic that it has; 1 before this was recorded.</summary>
    public int Convolutions { get; init; } = ConvolutionEngine.Arithmetic;

    /// <summary>How sums over long batches are made, see <see cref="DenseEngine.LongSums"/>; 1 before this was recorded.</summary>
    public int LongSums { get; init; } = DenseEngine.LongSums;

    /// <summary>The version of <see cref="PixelNoise"/> that it has; 1 before this was recorded.</summary>
    public int Noise { get; init; } = PixelNoise.Version;

    /// <summary>The version of the decisions of races that it has; 1 before this was recorded.</summary>
    public int Races { get; init; } = Race.Rules;

    /// <summary>Whether its configurations race over folds.</summary>
    public bool IsRaced => Settings.GetValueOrDefault(SearchSection.Racing.Path) == "race";

    /// <summary>Of so many configurations that are compared one continues, as <c>search.reduction</c> is written; null where none are compared.</summary>
    public string? Reductions
    {
        get
        {
            if (!Settings.TryGetValue(SearchSection.Epochs.Path, out var word) || !SearchSection.Epochs.IsCanonical(word)) return null;
            var values = BuiltIn.Schema.For(Settings).Values(Settings.GetValueOrDefault);
            var reductions = values.Make(SearchSection.Epochs) is { } rungs ? new RungSchedule(rungs, values.Get(TrainingSection.MaxEpochs)).ShortReductions : [];
            return reductions.IsEmpty ? null : SearchSection.Reduction.Said(reductions).Value;
        }
    }

    /// <summary>Whether some trainings may run on the convolutional engine.</summary>
    public bool MayConvolve => MayBe("model.kind", Conv.Name) && Settings.GetValueOrDefault("engine") != "torch";

    /// <summary>Whether some trainings may have batches that are summed in several parts.</summary>
    public bool MayHaveLongBatches => Settings.GetValueOrDefault("engine") != "torch"
        && Space.Dimensions.Where(dimension => dimension.Path == TrainingSection.BatchSize.Path).SelectMany(dimension => dimension.Values switch
        {
            DimensionValues.Listed listed => listed.Items.AsEnumerable(),
            DimensionValues.Whole whole => [whole.High.ToString(CultureInfo.InvariantCulture)],
            _ => [],
        }).Append(Settings.GetValueOrDefault(TrainingSection.BatchSize.Path) ?? "").Any(text => int.TryParse(text, CultureInfo.InvariantCulture, out var rows) && rows > DenseEngine.LongBatch);

    /// <summary>Whether some trainings may add noise to images.</summary>
    public bool MayAddNoise => Space.Dimensions.Any(dimension => dimension.Path == ScheduleSection.Noise.Path)
        || (Settings.TryGetValue(ScheduleSection.Noise.Path, out var noise) && noise != ScheduleSection.Noise.Default);

    /// <summary>What its configurations are ranked by.</summary>
    public Metric Metric
    {
        get
        {
            // A later version may know more metrics; reading its study says so.
            var schema = BuiltIn.Schema.For(Settings);
            if (Settings.TryGetValue("selection.metric", out var text) && schema.Find("selection.metric")?.IsCanonical(text) != true) return Metric.Loss;
            var metric = schema.Values(Settings.GetValueOrDefault).Make(SearchSection.Metric);
            return metric.Among(Classes) ?? metric;
        }
    }

    /// <summary>The setting that decides whether trainings stop early.</summary>
    public const string EarlyStopping = "training.early-stopping";

    /// <summary>The setting that decides what trainings watch.</summary>
    public const string Monitor = "training.monitor";

    /// <summary>Its word for the metric that configurations are ranked by.</summary>
    public const string OfMetric = "metric";

    /// <summary>Whether some trainings may watch the metric that configurations are ranked by.</summary>
    public bool MayWatchMetric => MayBe(Monitor, OfMetric);

    /// <summary>The ranking metric, written the same as in the experiment file.</summary>
    public string MetricText => Settings.GetValueOrDefault("selection.metric") ?? "loss";

    /// <summary>The setting that names it, and its text: with several goals the first of them ranks.</summary>
    private (string Path, string Text) Ranking =>
        Settings.GetValueOrDefault(GoalSection.Goals.Path) is { } goals && goals != GoalSection.Goals.Default ? (GoalSection.Goals.Path, goals) : (SearchSection.Metric.Path, MetricText);

    /// <summary>How what ranks has changed, and how it is set back.</summary>
    /// <param name="now">A run that ranks by something else.</param>
    public (string Change, string Back) RankingChanged(StudyCard now)
    {
        var ((was, before), (current, after)) = (Ranking, now.Ranking);
        return was == current
            ? ($"{was} was {before} and is {after} now", $"{was} = {before}")
            : ($"{was} was {before} and {current} is {after} now", $"{was} = {before} and remove {current}");
    }

    /// <summary>The text of <c>validation.outer</c>.</summary>
    public string OuterText => Settings.GetValueOrDefault("validation.outer") ?? "0";

    /// <summary>At which epoch folds are scored.</summary>
    public Scoring Scoring => new(Settings.TryGetValue("selection.rule", out var word) ? SelectionRuleWords.Parse(word) : SelectionRule.OneEpoch, Metric)
    {
        Others = Selection.Others,
    };

    private bool MayBe(string path, string word) => Settings.GetValueOrDefault(path) == word || Space.Dimensions.Any(dimension =>
        dimension.Path == path && dimension.Values is DimensionValues.Listed listed && listed.Items.Contains(word));

    private SelectionSettings Selection
    {
        get
        {
            var ranked = new SelectionSettings(SelectionRule.OneEpoch) { Metric = Metric };
            if (!GoalSection.All.Any(setting => Settings.GetValueOrDefault(setting.Path, setting.Default!) != setting.Default)) return ranked;
            var values = BuiltIn.Schema.For(Settings).Values(Settings.GetValueOrDefault);
            var selection = ranked with { Goals = GoalSection.GoalsOf(values), Required = GoalSection.RequiredBy(values) };
            return selection.Among(Classes) ?? selection;
        }
    }

    /// <summary>Whether trainings stop early, where that does not vary.</summary>
    public bool StopsEarly => Settings.GetValueOrDefault(EarlyStopping) != "false";

    /// <summary>Whether some trainings may run all epochs.</summary>
    public bool MayRunAllEpochs => !StopsEarly || Space.Dimensions.Any(dimension => dimension.Path == EarlyStopping);

    /// <summary>Folds of each configuration.</summary>
    public int Folds => BuiltIn.Schema.FromSettings(Settings).Validation.Trainings;

    /// <summary>The card of an experiment.</summary>
    public static StudyCard Create(Experiment experiment, string dataSha256, string version) =>
        new(experiment.Settings, experiment.Space, dataSha256, version) { Classes = experiment.Classes };
}
