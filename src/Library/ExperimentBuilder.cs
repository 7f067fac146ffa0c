using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorSearch.Abstractions;
using ActorSearch.Running;
using ActorSearch.TrainerNode.Objectives;

namespace ActorSearch;

/// <summary>
/// What to search over, and how. Each method adds to it and returns it. Values are checked when the search starts: <see cref="Study"/> reports all
/// mistakes together, under the names that settings have in experiment files (docs/settings.md).
/// </summary>
/// <param name="name">Names the study.</param>
/// <param name="seed">Seed of all draws of the search.</param>
public sealed class ExperimentBuilder(string name, ulong seed = 0)
{
    // A name that is not one keeps its letters in the sentence about it.
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DeclaredParameters _parameters = new();
    private readonly JsonObject _metrics = [];
    private readonly Dictionary<string, string> _settings = new()
    {
        ["training.max-epochs"] = "1",
        ["training.early-stopping"] = "false",
        ["refit.kind"] = "all-rows",
    };

    private readonly List<string> _set = [];

    internal string Name => name;

    internal IReadOnlyList<string> Overrides => _set;

    internal int SlotCount { get; private set; } = Environment.ProcessorCount;

    internal string? Folder { get; private set; }

    internal bool IsFresh { get; private set; }

    internal IProgress<StudyProgress>? Listener { get; private set; }

    /// <summary>A number from a range.</summary>
    /// <param name="name">Letters, digits, '-', '_' and '.'; begins with a letter.</param>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The largest value, &gt; low.</param>
    /// <param name="log">Whether its logarithm is drawn; then low &gt; 0.</param>
    public ExperimentBuilder Float(string name, double low, double high, bool log = false) =>
        Vary(name, "number", log ? "log-uniform" : "uniform", Text(low), Text(high));

    /// <summary>A number from low, low + step, … that is at most high.</summary>
    /// <param name="step">&gt; 0.</param>
    public ExperimentBuilder Float(string name, double low, double high, double step) => Vary(name, "number", "range", Text(low), Text(high), Text(step));

    /// <summary>One of some numbers, which are ordered.</summary>
    public ExperimentBuilder Float(string name, params IReadOnlyList<double> values) => Vary(name, "number", "values", [.. values.Select(Text)]);

    /// <summary>A whole number from low to high, both included.</summary>
    public ExperimentBuilder Int(string name, int low, int high) => Vary(name, "whole", "int", Text(low), Text(high));

    /// <summary>A whole number from low, low + step, … that is at most high.</summary>
    /// <param name="step">≥ 1.</param>
    public ExperimentBuilder Int(string name, int low, int high, int step) => Vary(name, "whole", "range", Text(low), Text(high), Text(step));

    /// <summary>One of some whole numbers, which are ordered.</summary>
    public ExperimentBuilder Int(string name, IReadOnlyList<int> values) => Vary(name, "whole", "values", [.. values.Select(value => Text(value))]);

    /// <summary>One of some texts, without an order.</summary>
    public ExperimentBuilder Category(string name, params IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Contains(null) ? throw new ArgumentNullException(nameof(values), $"A value of {name} is null.") : Vary(name, "text", "values", [.. values]);
    }

    /// <summary>True or false.</summary>
    public ExperimentBuilder Flag(string name) => Vary(name, "flag", "values", "false", "true");

    /// <summary>
    /// The hyperparameter before this one is used only where another one, declared earlier, has this value; a trial without it does not have its
    /// name. Several conditions must all hold.
    /// </summary>
    /// <exception cref="InvalidOperationException">No hyperparameter comes before it.</exception>
    public ExperimentBuilder When(string name, string value)
    {
        _parameters.When(name, value);
        return this;
    }

    /// <inheritdoc cref="When(string, string)"/>
    public ExperimentBuilder When(string name, double value) => When(name, Text(value));

    /// <inheritdoc cref="When(string, string)"/>
    public ExperimentBuilder When(string name, bool value) => When(name, value ? "true" : "false");

    /// <summary>A hyperparameter that has one value.</summary>
    public ExperimentBuilder Fixed(string name, string value) => Give(name, "text", value);

    /// <inheritdoc cref="Fixed(string, string)"/>
    public ExperimentBuilder Fixed(string name, double value) => Give(name, "number", Text(value));

    /// <inheritdoc cref="Fixed(string, string)"/>
    public ExperimentBuilder Fixed(string name, int value) => Give(name, "whole", Text(value));

    /// <inheritdoc cref="Fixed(string, string)"/>
    public ExperimentBuilder Fixed(string name, bool value) => Give(name, "flag", value ? "true" : "false");

    /// <summary>Which configurations are tried (default: all, <see cref="SearchStrategy.Grid"/>).</summary>
    /// <param name="samples">How many, ≥ 1; without effect for a grid.</param>
    public ExperimentBuilder Strategy(SearchStrategy strategy, int samples = 20)
    {
        if (strategy != SearchStrategy.Grid) Put("search.samples", Text(samples));
        return Put("search.strategy", strategy == SearchStrategy.CmaEs ? "cma-es" : $"{strategy}".ToLowerInvariant());
    }

    /// <summary>
    /// How many rows of data the function has: folds then divide their numbers, see <see cref="Fold.TrainingRows"/>. Without it folds are trainings that
    /// differ by their number and their seed.
    /// </summary>
    /// <param name="count">2 to 100,000,000.</param>
    public ExperimentBuilder Rows(int count) => Put("data.kind", "rows").Put("data.rows", Text(count));

    /// <summary>The rows of a file, for an <see cref="IObjective"/> that reads data.</summary>
    /// <param name="train">CSV, Parquet or Arrow.</param>
    /// <param name="target">Column to predict; null: the last one.</param>
    /// <param name="test">Rows for the final model alone; null: none.</param>
    public ExperimentBuilder Data(string train, string? target = null, string? test = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(train);
        if (target is not null) Put("data.target", target);
        if (test is not null) Put("data.test", test);
        return Put("data.train", train);
    }

    /// <summary>Folds of each configuration (default: 5).</summary>
    /// <param name="folds">≥ 2.</param>
    /// <param name="repeats">≥ 1.</param>
    public ExperimentBuilder Folds(int folds, int repeats = 1) => Put("validation.folds", Text(folds)).Put("validation.repeats", Text(repeats));

    /// <summary>Trainings that report epochs (<see cref="Fold.Report"/>).</summary>
    /// <param name="most">Most epochs of a training, ≥ 1.</param>
    /// <param name="patience">Epochs without an improvement after which a training is asked to stop; null: never.</param>
    public ExperimentBuilder Epochs(int most, int? patience = null)
    {
        if (patience is { } epochs) Put("training.patience", Text(epochs));
        return Put("training.max-epochs", Text(most)).Put("training.early-stopping", patience is null ? "false" : "true");
    }

    /// <summary>Stops configurations that are worse than the best by more than chance, before all their folds are trained.</summary>
    public ExperimentBuilder Race() => Put("search.folds", "race");

    /// <summary>Compares configurations after few epochs and continues the better ones; needs <see cref="Epochs"/>.</summary>
    /// <param name="reduction">How many are compared for each one that continues, ≥ 2: one number, or one for each comparison (default: auto).</param>
    public ExperimentBuilder Halving(params IReadOnlyList<int> reduction) => Put("search.epochs", "halving")
        .Put("search.reduction", reduction.Count switch { 0 => "auto", 1 => Text(reduction[0]), _ => $"[{string.Join(", ", reduction.Select(Text))}]" });

    /// <summary>A measure that each training reports beside its loss (<see cref="Fold.Report"/>).</summary>
    /// <param name="ranks">Whether it ranks the configurations in place of the loss.</param>
    public ExperimentBuilder Metric(string name, MetricDirection direction, bool ranks = false)
    {
        DeclaredParameters.CheckName(name);
        _metrics[name] = Word(direction);
        return ranks ? Put("selection.metric", name) : this;
    }

    /// <summary>Trainings at a time, ≥ 1, each on a thread of its own below normal priority (default: one for each processor).</summary>
    public ExperimentBuilder Slots(int slots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        SlotCount = slots;
        return this;
    }

    /// <summary>
    /// Keeps the study in a folder, with <c>report.html</c>, the tables, <c>best.json</c> and the log; the same experiment resumes there what was
    /// interrupted. Without it nothing is kept.
    /// </summary>
    /// <param name="fresh">Whether earlier results in the folder are discarded.</param>
    public ExperimentBuilder Output(string folder, bool fresh = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        (Folder, IsFresh) = (folder, fresh);
        return this;
    }

    /// <summary>Is told several times a second how far the search is, on a thread of the search, which waits for it. What it throws ends the search.</summary>
    public ExperimentBuilder Progress(IProgress<StudyProgress> progress)
    {
        Listener = progress;
        return this;
    }

    /// <summary>Any other setting of the search, as <c>--set PATH=VALUE</c> gives it: docs/settings.md lists them.</summary>
    /// <param name="path">For example <c>search.stop.folds</c>.</param>
    /// <param name="value">As in an experiment file.</param>
    public ExperimentBuilder Set(string path, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        DeclaredParameters.CheckText(value);
        _set.Add($"{path}={value}");
        return this;
    }

    /// <summary>The experiment as the text of a file.</summary>
    /// <param name="objective">Says itself what its hyperparameters and metrics are; null: a function, which does not.</param>
    internal string Hocon(IObjective? objective)
    {
        var all = new JsonObject { ["name"] = name, ["seed"] = Text(seed), ["objective.kind"] = objective?.Name ?? CodeSettings.Word };
        if (objective is not { Data: DataNeed.Rows } && !_settings.Keys.Any(path => path.StartsWith("data.", StringComparison.Ordinal))) all["data.kind"] = "none";
        foreach (var (path, value) in _settings) all[path] = value;
        var metrics = new JsonObject(_metrics.Where(metric => objective?.Metrics.Any(own => own.Name == metric.Key && Word(own.Direction) == $"{metric.Value}") != true)
            .Select(metric => new KeyValuePair<string, JsonNode?>(metric.Key, metric.Value?.DeepClone())));
        (string Key, JsonObject Values)[] objects =
        [
            ("objective.types", objective is null ? _parameters.Types : []), ("objective.parameters", _parameters.Fixed),
            ("objective.metrics", metrics), ("space", _parameters.Space),
        ];
        foreach (var (key, values) in objects.Where(pair => pair.Values.Count > 0)) all[key] = values.DeepClone();
        return all.ToJsonString(AsWritten);
    }

    private static string Word(MetricDirection direction) => $"{direction}".ToLowerInvariant();

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private ExperimentBuilder Vary(string name, string type, string kind, params string[] values)
    {
        _parameters.Vary(name, type, kind, values);
        return this;
    }

    private ExperimentBuilder Give(string name, string type, string value)
    {
        _parameters.Give(name, type, value);
        return this;
    }

    private ExperimentBuilder Put(string path, string value)
    {
        _settings[path] = value;
        return this;
    }
}
