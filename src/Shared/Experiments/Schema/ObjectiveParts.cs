using System.Collections.Immutable;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>What settings make where an objective is trained instead of a net.</summary>
/// <param name="shape">What is known of it.</param>
internal sealed class ObjectiveParts(ObjectiveShape shape)
{
    private static readonly ImmutableArray<string> Sections = ["data.", "objective.", "validation.", "search.", "selection.", "refit."];

    /// <summary>Names that a program gets beside its hyperparameters.</summary>
    private static readonly ImmutableArray<string> Given = ["fold", "repeat", "epochs"];

    public ObjectiveShape Shape => shape;

    /// <summary>The hyperparameters as settings under their own names.</summary>
    public ImmutableArray<Setting> Settings { get; } = shape.Offered is { } offered
        ? [.. offered.Objective.Parameters.Select(ParameterSetting.Create).OrderBy(setting => setting.Path, StringComparer.Ordinal)]
        : [.. shape.Parameters.Select(parameter => ParameterSetting.Create(parameter.Key, parameter.Value))];

    /// <summary>Why a hyperparameter cannot have this name, as a sentence; null if it can.</summary>
    /// <param name="catalog">Settings without hyperparameters.</param>
    public static string? Misnamed(Catalog catalog, string name)
    {
        var isTaken = catalog.Settings.Any(setting => setting.Path == name || setting.Path.StartsWith(name + '.', StringComparison.Ordinal));
        return isTaken || Given.Contains(name) || Sections.Any(section => name.StartsWith(section, StringComparison.Ordinal))
            ? $"a hyperparameter cannot be called {name}, because the search uses this name itself: give it another name."
            : name.Length == 0 || !char.IsAsciiLetter(name[0]) || name.Split('.').Contains("") || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            ? $"a hyperparameter has a name of letters, digits, '-', '_' and single '.' between them that begins with a letter, but not '{name}'."
            : null;
    }

    public Hyperparameters Hyperparameters(SettingValues values) => new(
        new StandardizeSettings(Inputs: false, Target: false),
        new TrialModel(
            values.KindOf(ObjectiveSection.Kind).Word,
            [.. from parameter in shape.Parameters
                let text = values.Text(parameter.Key)
                where text is not null
                select new TrialValue(parameter.Key, parameter.Value, text)]),
        WithoutNet.Initialization,
        WithoutNet.Loss,
        WithoutNet.Optimizer,
        new TrainingSettings(
            BatchSize: 1,
            values.Get(TrainingSection.MaxEpochs),
            values.Get(TrainingSection.EarlyStopping) ? new EarlyStopping(values.Get(TrainingSection.Patience), values.Get(TrainingSection.MinDelta)) : null)
        {
            Monitor = values.Get(TrainingSection.Monitor),
        },
        EngineKind.Auto)
    {
        Schedule = WithoutNet.Schedule,
    };

    /// <summary>Without rows, folds only have numbers.</summary>
    public static ValidationSettings Validation(SettingValues values)
    {
        var validation = values.Make(SearchSection.Validation);
        return values.Make(DataSection.Kind).HasRows ? validation : new NumberedFolds(validation.Folds, validation.Repeats);
    }

    /// <summary>A reported metric as a word of <c>selection.metric</c>.</summary>
    public static Kind<Metric> KindOf(string name, MetricDirection direction) =>
        new(name, _ => new ReportedMetric(name, direction == MetricDirection.Maximize));
}
