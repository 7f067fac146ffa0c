using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Search.Walks;

namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>One experiment, read and checked: whoever holds it need not check again.</summary>
/// <param name="Name">Names the study and its default folder.</param>
/// <param name="Seed">What every draw of the search comes from.</param>
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
    /// <summary>Whether the target's values are classes.</summary>
    public bool HasClasses => Settings.GetValueOrDefault(ModelSection.Loss.Path) == ModelSection.ForClasses;

    /// <summary>
    /// Width of the vectors in which the dense and the conv engine compute: 128, 256 or 512; null is the fastest of the machine at hand. It decides
    /// speed alone: all widths give the same bits.
    /// </summary>
    public int? VectorBits { get; init; }

    /// <summary>Parts of nested cross-validation; 0 without it.</summary>
    public int OuterFolds { get; init; }

    /// <summary>What is looked at of the final model, where there are classes.</summary>
    public AnalysisSettings Analysis { get; init; } = AnalysisSettings.Default;

    /// <summary>The experiment from its canonical settings, as a trainer gets them; the space is empty.</summary>
    /// <exception cref="FormatException">The settings are not canonical ones of this version.</exception>
    public static Experiment FromSettings(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (path, text) in settings)
        {
            if (SettingTable.Find(path)?.IsCanonical(text) != true)
            {
                throw new FormatException($"{path} = {text} is no setting of this version.");
            }
        }

        return SettingTable.Experiment(
            new SettingValues(settings.GetValueOrDefault), new SearchSpace([]), settings.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    /// <summary>Names of the classes in order, once the data is known; empty where there are none.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>The same with the classes of the data, by which a metric of one class knows its index and is called by its name.</summary>
    /// <param name="classes">Names of the classes, in order; the metric's is among them. Empty where they are not known.</param>
    public Experiment WithClasses(ImmutableArray<string> classes)
    {
        if (!Selection.Metric.IsOfOneClass || Selection.Metric.Among(classes) is not { } metric) return this with { Classes = classes };
        return this with
        {
            Classes = classes,
            Selection = Selection with { Metric = metric },
            Settings = Settings.SetItem(SearchSection.Metric.Path, SearchSection.Metric.Kind.Format(metric)),
        };
    }

    /// <summary>The configuration that these choices make of the experiment.</summary>
    /// <exception cref="FormatException">A choice is not canonical for its setting.</exception>
    public Configuration Configure(int index, ImmutableArray<Choice> choices) => new ConfigurationMaker(Settings).Make(index, choices);

    /// <summary>A new walk through the configurations of all searches: over all rows, then outside of each outer part.</summary>
    public ISearchStrategy WholeStrategy() => OuterFolds == 0 ? Strategy() : new NestedStrategy(this);

    /// <summary>A new walk through the configurations to try.</summary>
    public ISearchStrategy Strategy() => Search switch
    {
        SearchSettings.Random random => new RandomStrategy(this, random.Samples),
        _ => new GridStrategy(this),
    };
}
