using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Auto;
using ActorSearch.Shared.Search.CmaEs;
using ActorSearch.Shared.Search.Gp;
using ActorSearch.Shared.Search.Sobol;
using ActorSearch.Shared.Search.Tpe;
using ActorSearch.Shared.Validation;
using ActorSearch.Shared.Validation.Given;
using ActorSearch.Shared.Validation.Groups;
using ActorSearch.Shared.Validation.Times;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Data.Images;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Metrics.Counts;
using ActorSearch.TrainerNode.Metrics.Labels;
using ActorSearch.TrainerNode.Metrics.Numbers;
using ActorSearch.TrainerNode.Metrics.Probabilities;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Objectives.Commands;
using ActorSearch.TrainerNode.Objectives.Plugins;
using ActorSearch.TrainerNode.Objectives.Plugins.Isolation;
using ActorSearch.TrainerNode.Rows.Preparing;
using ActorSearch.TrainerNode.Training.Initializers;
using ActorSearch.TrainerNode.Training.Optimizers;
using ActorSearch.TrainerNode.Training.Schedules;

namespace ActorSearch.TrainerNode;

/// <summary>The one list of what experiments may use: a new kind is a file of its own and a word here.</summary>
public static class BuiltIn
{
    /// <summary>How initial weights are drawn.</summary>
    public static ImmutableArray<Kind<Initialization>> Initializations { get; } =
        [DefaultWeights.Kind, OnesWeights.Kind, UniformWeights.Kind, XavierWeights.Kind, NormalWeights.Kind, LeCunWeights.Kind, KaimingWeights.Kind];

    /// <summary>Architectures of nets, and noop, which is none.</summary>
    private static ImmutableArray<Kind<ModelSettings>> ModelKinds { get; } = [.. NetKinds.All, NoopModel.Kind];

    /// <summary>What can be trained: nets, which have settings of their own, and objectives.</summary>
    private static ImmutableArray<Kind<ObjectiveSettings?>> ObjectiveKinds { get; } = [new(ModelSettings.OfNets, _ => null), CommandSettings.Kind, CodeSettings.Kind];

    private static ImmutableArray<Kind<SearchSettings>> Strategies { get; } =
        [GridSearch.Kind, RandomSearch.Kind, SobolSearch.Kind, AutoStrategy.Kind, GpStrategy.Kind, TpeStrategy.Kind, CmaEsStrategy.Kind];

    private static ImmutableArray<Kind<ValidationSettings>> Validations { get; } =
    [
        AutoFolds.Kind, KFold.Kind, StratifiedKFold.Kind, StratifiedLabelKFold.Kind, GroupKFold.Kind, StratifiedGroupKFold.Kind, LeaveOneGroupOut.Kind, TimeSeriesFolds.Kind,
        PredefinedFolds.Kind, ValidationFile.Kind, Holdout.Kind, StratifiedHoldout.Kind, GroupHoldout.Kind, TimeHoldout.Kind,
    ];

    /// <summary>All settings and kinds of this program.</summary>
    public static Catalog Catalog { get; } = Catalog.Empty
        .With(StudySection.All)
        .With(DataSection.Kind, CsvData.Kind, IdxData.Kind, StrokeDigits.Kind, NoisyCurve.Kind)
        .With(DataSection.All)
        .With(ModelSection.Kind, ModelKinds)
        .With(PreparationSection.Impute, AutoImputation.Kind, MedianImputation.Kind, MeanImputation.Kind, MostFrequentImputation.Kind, ConstantImputation.Kind)
        .With(PreparationSection.Scale, AutoScaling.Kind, NoScaling.Kind, StandardScaling.Kind, RobustScaling.Kind, QuantileScaling.Kind)
        .With(PreparationSection.Encode, OneHotEncoding.Kind, OrdinalEncoding.Kind, TargetEncoding.Kind, EmbeddingEncoding.Kind)
        .With(PreparationSection.Target, UntransformedTarget.Kind, Log1pTarget.Kind, QuantileTarget.Kind)
        .With(ModelSection.Activation, ActivationKinds.All)
        .With(ModelSection.Initialization, Initializations)
        .With(ModelSection.Loss, MeanSquaredLoss.Kind, L1Loss.Kind, SmoothL1Loss.Kind, HuberLoss.Kind, QuantileLoss.Kind, PoissonLoss.Kind, CrossEntropyLoss.Kind, FocalLoss.Kind, BinaryCrossEntropyLoss.Kind)
        .With(OptimizerSection.Kind, Sgd.Kind, Adam.Kind, AdamW.Kind, Adamax.Kind, RmsProp.Kind)
        .With(TrainingSection.All)
        .With(ScheduleSection.Kind, ConstantRate.Kind, StepRate.Kind, CosineRate.Kind, OneCycleRate.Kind, PlateauRate.Kind)
        .With(ScheduleSection.All)
        .With(SearchSection.Validation, Validations)
        .With(SearchSection.Strategy, Strategies)
        .With(SearchSection.All)
        .With(
            SearchSection.Metric,
            SearchSection.ByLoss, MeanAbsoluteError.Kind, RootMeanSquaredError.Kind, R2.Kind,
            MedianAbsoluteError.Kind, MeanAbsolutePercentageError.Kind, PinballLoss.Kind, PoissonDeviance.Kind, Spearman.Kind,
            Accuracy.Kind, TopK.Kind, MacroF1.Kind, MacroPrecision.Kind, MacroRecall.Kind, BalancedAccuracy.Kind, MatthewsCorrelation.Kind, CohensKappa.Kind,
            RocAuc.Kind, WeightedRocAuc.Kind, PairwiseRocAuc.Kind, AveragePrecision.Kind, LogLoss.Kind, BrierScore.Kind, CalibrationError.Kind,
            HammingLoss.Kind, SubsetAccuracy.Kind, LabelF1Micro.Kind, LabelF1Macro.Kind, LabelF1Samples.Kind,
            LabelRocAucMicro.Kind, LabelRocAucMacro.Kind, LabelAveragePrecision.Kind, LabelLogLoss.Kind,
            Precision.Kind, Recall.Kind, F1.Kind)
        .With([SearchSection.TopK, .. ThresholdSection.All, .. GoalSection.All, .. StopSection.All, .. RefitSection.All, .. AnalysisSection.All])
        .With(ObjectiveSection.Kind, ObjectiveKinds);

    /// <summary>All settings and kinds where an objective reads the data by itself.</summary>
    private static Catalog OfObjectives { get; } = OfObjective(CsvData.OfTarget, CountedRows.Kind, NoRows.Kind);

    /// <summary>The same where it is given rows in memory.</summary>
    private static Catalog OfRows { get; } = OfObjective(CsvData.OfRows, IdxData.Kind, StrokeDigits.Kind, NoisyCurve.Kind);

    /// <summary>What a node can train.</summary>
    public static ObjectiveCatalog Objectives { get; } = ObjectiveCatalog.Empty
        .With(ModelSettings.OfNets, (experiment, data, slot) => new NetTrainer(experiment, data, slot.Paused))
        .With(NoopModel.Word, (experiment, data) => new NoopTrainer(experiment, data))
        .With(CommandSettings.Word, (experiment, data, slot) => new ObjectiveTrainer(experiment, data, () => new CommandRun(experiment, data, slot.Say)));

    /// <summary>The same with plug-ins.</summary>
    public static ObjectiveCatalog ObjectivesWith(PluginSet plugins) => Objectives.WithOthers(
        objective => objective is PluginSettings,
        objective => plugins.Check(objective) ?? IsolatedRun.Check(objective),
        (experiment, data, slot) => experiment.Objective is PluginSettings { IsIsolated: true } isolated
            ? new ObjectiveTrainer(experiment, data, () => IsolatedRun.Create(isolated, plugins.PluginOf(isolated), data, slot.Say))
            : new ObjectiveTrainer(experiment, data, () => plugins.Open((PluginSettings)experiment.Objective!, data), (PluginSettings)experiment.Objective!, slot.Leave));

    /// <summary>Reads an experiment that may ask for objectives of plug-ins.</summary>
    public static Checked<Experiment> Read(string file, IReadOnlyList<string> overrides, PluginSet plugins) =>
        ExperimentFile.Read(Schema, file, overrides, names => plugins.Offered(names, Objectives.Names));

    /// <summary>What experiment files may say.</summary>
    public static ExperimentSchema Schema { get; } = new(Catalog, OfObjectives, OfRows);

    private static Catalog OfObjective(params ImmutableArray<Kind<DataSettings>> data) => Catalog.Empty
        .With(ObjectiveSection.OfSearch)
        .With(DataSection.Kind, data)
        .With(ObjectiveSection.Kind, ObjectiveKinds)
        .With(SearchSection.Validation, Validations)
        .With(SearchSection.Strategy, Strategies)
        .With(SearchSection.All)
        .With(SearchSection.Metric, SearchSection.ByAnyLoss)
        .With([.. GoalSection.All, .. StopSection.All, .. RefitSection.All]);
}
