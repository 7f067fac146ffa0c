using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>One experiment, read and checked: it need not be checked again.</summary>
/// <param name="Name">Names the study and its default folder.</param>
/// <param name="Seed">Seed of all draws of the search.</param>
/// <param name="Settings">
/// Every setting outside the space that can matter, with its value as canonical text, defaults included: what is stored, sent to trainers
/// and compared on resume. A setting that no chosen kind uses is not there, nor one that always comes from the space.
/// </param>
public sealed record Experiment(
    string Name,
    ulong Seed,
    DataSettings Data,
    ValidationSettings Validation,
    SearchSettings Search,
    SelectionSettings Selection,
    RefitSettings Refit,
    SearchSpace Space,
    ImmutableSortedDictionary<string, string> Settings)
{
    /// <summary>The schema that defines its settings.</summary>
    public required ExperimentSchema Schema { get; init; }

    /// <summary>What is trained instead of nets; null: nets.</summary>
    public ObjectiveSettings? Objective { get; init; }

    /// <summary>Whether nets are trained on a target whose values are labels, of which a row has any number.</summary>
    public bool HasLabels { get; init; }

    /// <summary>Whether nets are trained on a target whose values are classes, one a row.</summary>
    public bool HasClasses { get; init; }

    /// <summary>
    /// Width of the vectors in which the dense and the conv engine compute: 128, 256 or 512; null: the fastest of the machine. It decides
    /// only speed: all widths give the same bits.
    /// </summary>
    public int? VectorBits { get; init; }

    /// <summary>What its models are scored by.</summary>
    public MetricSet Metrics => new(Selection.Metric, Schema.Metrics(Settings, HasClasses || HasLabels, HasLabels)) { Others = Selection.Others };

    /// <summary>Parts of nested cross-validation; 0 without it.</summary>
    public int OuterFolds { get; init; }

    /// <summary>Paths that the file or <c>--set</c> gave a value and that no chosen kind uses; for people only.</summary>
    public ImmutableArray<string> Unused { get; init; } = [];

    /// <summary>Where paths that the file or <c>--set</c> gave are used, if only some configurations use them; for people only.</summary>
    public ImmutableSortedDictionary<string, string> PartlyUsed { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Keys that the file gives a value more than once, each with its lines; the last one counts; for people only.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<int>> Repeated { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<int>>.Empty;

    /// <summary>Paths that the file varies and <c>--set</c> gave one value; for people only.</summary>
    public ImmutableArray<string> Fixed { get; init; } = [];

    /// <summary>Which folds of a configuration are trained.</summary>
    public FoldRacing Racing { get; init; }

    /// <summary>After which epochs configurations are compared, to continue the better ones; null: all are trained to their ends.</summary>
    public RungSchedule? Ladder { get; init; }

    /// <summary>When enough configurations are tried.</summary>
    public StopSettings Stop { get; init; } = StopSettings.Never;

    /// <summary>Configurations under way whose results the next suggestion does not see; in a race folds.</summary>
    public int Ahead { get; init; } = 8;

    /// <summary>The analysis of the final model, if there are classes.</summary>
    public AnalysisSettings Analysis { get; init; } = AnalysisSettings.Default;

    /// <summary>Names of the classes or labels in order, once the data is known; empty where there are none.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];
}
