using System.Collections.Immutable;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>The settings of experiment files and what they make: composed once from a catalog.</summary>
public sealed class ExperimentSchema
{
    private readonly Catalog _catalog;
    private readonly Catalog _ofObjectives;
    private readonly Catalog _ofRows;
    private readonly ObjectiveParts? _objective;

    /// <param name="catalog">All settings and kinds where nets are trained.</param>
    /// <param name="ofObjectives">Those where an objective is trained, without its hyperparameters; default: there are no objectives.</param>
    /// <param name="ofRows">The same where it is given rows in memory, which can come from any source.</param>
    public ExperimentSchema(Catalog catalog, Catalog? ofObjectives = null, Catalog? ofRows = null)
        : this(catalog, ofObjectives ?? Catalog.Empty, ofRows ?? Catalog.Empty, null)
    {
    }

    private ExperimentSchema(Catalog catalog, Catalog ofObjectives, Catalog ofRows, ObjectiveParts? objective)
    {
        (_catalog, _ofObjectives, _ofRows, _objective) = (catalog, ofObjectives, ofRows, objective);
        Shaping =
        [
            .. catalog.Settings.Where(setting => setting.Scope is SettingScope.Training or SettingScope.Measure)
                .OrderBy(setting => setting.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether an objective is trained instead of nets.</summary>
    public bool IsOfObjective => _objective is not null;

    /// <summary>The hyperparameters of the objective; empty for nets.</summary>
    public ImmutableSortedDictionary<string, ParameterForm> Parameters => _objective?.Shape.Parameters ?? ImmutableSortedDictionary<string, ParameterForm>.Empty;

    /// <summary>The objective that experiments of this schema train, with its defaults and bounds; null for nets, programs, and where it is not at hand.</summary>
    public OfferedObjective? Offered => _objective?.Shape.Offered;

    /// <summary>The schema where an objective is trained.</summary>
    /// <exception cref="ArgumentException">A hyperparameter has the name of a setting, see <see cref="Misnamed"/>.</exception>
    public ExperimentSchema WithObjective(ObjectiveShape shape)
    {
        var objective = new ObjectiveParts(shape);
        return new ExperimentSchema(
            Without(shape).With(objective.Settings).With(SearchSection.Metric, [.. shape.Metrics.Select(metric => ObjectiveParts.KindOf(metric.Key, metric.Value))]),
            _ofObjectives, _ofRows, objective);
    }

    /// <summary>Why a hyperparameter of an objective cannot have this name, as a sentence; null if it can.</summary>
    /// <param name="reads">What the objective reads.</param>
    public string? Misnamed(string name, DataNeed reads = DataNeed.Files) => ObjectiveParts.Misnamed(reads == DataNeed.Rows ? _ofRows : _ofObjectives, name);

    /// <summary>Whether this program knows an objective without a plug-in, or trains nets.</summary>
    public bool IsKnown(string objective) => _ofObjectives.Find(ObjectiveSection.Kind.Path)?.IsCanonical(objective) == true;

    /// <summary>The schema that reads canonical settings.</summary>
    /// <exception cref="FormatException">The types of an objective's hyperparameters are not canonical.</exception>
    public ExperimentSchema For(IReadOnlyDictionary<string, string> settings)
    {
        var kind = settings.GetValueOrDefault(ObjectiveSection.Kind.Path, ModelSettings.OfNets);
        if (IsOfObjective || kind == ModelSettings.OfNets) return this;
        var shape = new ObjectiveShape(
            kind,
            ObjectiveSection.Types.Parse(settings.GetValueOrDefault(ObjectiveSection.Types.Path, "{}")),
            ObjectiveSection.Metrics.Parse(settings.GetValueOrDefault(ObjectiveSection.Metrics.Path, "{}")))
        {
            Reads = PluginSection.Reads.Parse(settings.GetValueOrDefault(PluginSection.Reads.Path, PluginSection.Reads.Default!)),
        };
        return PluginSection.IsName(kind) && shape.Parameters.Keys.All(name => Misnamed(name, shape.Reads) is null)
            && shape.Metrics.Keys.All(name => ReportedMetric.Misnamed(name) is null)
            ? WithObjective(shape)
            : throw new FormatException($"{ObjectiveSection.Types.Path} names a setting of the search.");
    }

    // An objective of a plug-in is one more word of objective.kind.
    private Catalog Without(ObjectiveShape shape)
    {
        var catalog = shape.Reads == DataNeed.Rows ? _ofRows : _ofObjectives;
        return IsKnown(shape.Kind) ? catalog : catalog.With(ObjectiveSection.Kind, PluginSection.KindOf(shape.Kind));
    }

    /// <summary>Every setting, section by section.</summary>
    public ImmutableArray<Setting> All => _catalog.Settings;

    /// <summary>What the settings of kinds must agree on.</summary>
    public ImmutableArray<Rule> Rules => _catalog.Rules;

    /// <summary>Settings that affect a training, in the order of a configuration's key.</summary>
    public ImmutableArray<Setting> Shaping { get; }

    /// <summary>Whether a rule is about settings of this schema; hyperparameters are not its settings.</summary>
    public bool Has(Rule rule) => _objective is null || rule.About.All(setting => !_objective.Shape.Parameters.ContainsKey(setting.Path) && Find(setting.Path) is not null);

    /// <summary>The setting of a path, or null.</summary>
    public Setting? Find(string path) => _catalog.Find(path);

    /// <summary>Typed values of canonical texts.</summary>
    /// <param name="given">The text of a path, or null.</param>
    public SettingValues Values(Func<string, string?> given) => new(_catalog, given);

    /// <summary>Whether longer paths begin with this one.</summary>
    public bool IsSection(string path) => All.Any(setting => setting.Path.StartsWith(path + '.', StringComparison.Ordinal));

    /// <summary>All that shapes one training; the only place where a new part of <see cref="Hyperparameters"/> is bound.</summary>
    public Hyperparameters Hyperparameters(SettingValues values) => _objective?.Hyperparameters(values) ?? new(
        DataSection.Standardize(values),
        values.Make(ModelSection.Kind),
        values.Make(ModelSection.Initialization),
        values.Make(ModelSection.Loss),
        values.Make(OptimizerSection.Kind),
        TrainingSection.Make(values),
        values.Get(StudySection.Engine))
    {
        Schedule = values.Make(ScheduleSection.Kind),
        Augmentation = ScheduleSection.Augmentation(values),
        Preparation = PreparationSection.Make(values),
    };

    public Experiment Experiment(SettingValues values, SearchSpace space, ImmutableSortedDictionary<string, string> settings)
    {
        var objective = IsOfObjective ? values.Make(ObjectiveSection.Kind) : null;
        return new(
            values.Get(StudySection.Name),
            values.Get(StudySection.Seed),
            values.Make(DataSection.Kind) with { Beside = objective?.Files ?? [] },
            objective is null ? values.Make(SearchSection.Validation) : ObjectiveParts.Validation(values),
            values.Make(SearchSection.Strategy),
            new SelectionSettings(values.Get(SearchSection.Rule))
            {
                Metric = values.Make(SearchSection.Metric),
                Goals = GoalSection.GoalsOf(values),
                Required = GoalSection.RequiredBy(values),
                Threshold = IsOfObjective ? null : ThresholdSection.Make(values),
            },
            RefitSection.Make(values),
            space,
            settings)
        {
            Schema = this,
            Objective = objective,
            HasClasses = objective is null && ObjectiveSection.TargetHasClasses(values) && !ObjectiveSection.TargetHasLabels(values),
            HasLabels = objective is null && ObjectiveSection.TargetHasLabels(values),
            Racing = values.Get(SearchSection.Racing),
            Ladder = values.Make(SearchSection.Epochs) is { } rungs ? new RungSchedule(rungs, values.Get(TrainingSection.MaxEpochs)) : null,
            Ahead = values.Get(SearchSection.Ahead),
            Stop = StopSection.Make(values),
            VectorBits = objective is null ? values.Get(StudySection.VectorBits) : null,
            OuterFolds = values.Get(SearchSection.Outer),
            Analysis = objective is null ? AnalysisSection.Make(values) : AnalysisSettings.Default,
        };
    }

    /// <summary>The metrics that fit a target, in the order of the catalog, without those of one class.</summary>
    /// <param name="settings">As <see cref="Schema.Experiment.Settings"/>.</param>
    /// <param name="classes">Whether the target's values are classes or labels.</param>
    /// <param name="labels">Whether they are labels.</param>
    public ImmutableArray<Metric> Metrics(IReadOnlyDictionary<string, string> settings, bool classes, bool labels)
    {
        var values = Values(settings.GetValueOrDefault);
        return [.. values.KindsOf(SearchSection.Metric).Where(kind => kind.Takes is null).Select(kind => kind.Make(values)).Where(metric => IsOfObjective ? metric is ReportedMetric : metric.IsForClasses is not null && metric.Fits(classes, labels))];
    }

    /// <summary>The first of stored settings that this version does not have or take, as <c>path = value</c>; null if there is none.</summary>
    public string? UnknownIn(IReadOnlyDictionary<string, string> settings)
    {
        var schema = For(settings);
        return settings.Where(pair => schema.Find(pair.Key)?.IsCanonical(pair.Value) != true).Select(pair => $"{pair.Key} = {pair.Value}").FirstOrDefault();
    }

    /// <summary>The experiment from its canonical settings, in the form for trainers; the space is empty.</summary>
    /// <exception cref="FormatException">The settings are not canonical ones of this version.</exception>
    public Experiment FromSettings(IReadOnlyDictionary<string, string> settings)
    {
        var schema = For(settings);
        if (schema != this) return schema.FromSettings(settings);
        if (UnknownIn(settings) is { } unknown) throw new FormatException($"{unknown} is not a setting of this version.");
        return Experiment(
            Values(settings.GetValueOrDefault), new SearchSpace([]), settings.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }
}
