using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>The source of the rows, and settings that several sources share.</summary>
public static class DataSection
{
    public static readonly Setting<Kind<DataSettings>> Kind = Family<DataSettings>(
        "data.kind", SettingScope.Data, "csv", "Source of the rows: files or a generated data set.");

    /// <summary>Belongs to the kinds of validation that read it.</summary>
    public static readonly Setting<string> Validation =
        Text("data.validation", SettingScope.Data, "the path of a file", "A validation file: folds train on data.train alone and validate on it.");

    /// <summary>Belongs to the kinds of data that have columns.</summary>
    public static readonly Setting<ImmutableSortedDictionary<string, ColumnChoice>> Columns = new(
        "data.columns", SettingScope.Data, "What columns are, where that is not what check finds by looking at the file, and how single ones are prepared.", "{}", new ColumnsKind());

    /// <summary>Of a table with several labels a row.</summary>
    public static readonly Setting<char> LabelSeparator = Word(
        "data.label-separator", SettingScope.Data, "pipe", "Character between the labels of a row, where one column has all of them; an empty field is a row without labels.",
        Means("pipe", '|'), Means("comma", ','), Means("semicolon", ';'), Means("slash", '/'), Means("blank", ' ')).With(ModelSection.Loss, ModelSection.LossOfLabels);

    public static readonly Setting<ulong> Seed = Define.Seed("data.seed", SettingScope.Data, 0, "Seed of a generated data set.");

    public static readonly Setting<bool> StandardizeInputs = Flag(
        "data.standardize.inputs", SettingScope.Training, false, "Scale inputs to mean 0 and deviation 1, fitted on each fold's training rows.");

    public static readonly Setting<bool> StandardizeTarget = Flag(
        "data.standardize.target", SettingScope.Training, false, "Scale the target in the same way.");

    public static readonly ImmutableArray<Setting> All = [LabelSeparator, StandardizeInputs, StandardizeTarget];

    public static StandardizeSettings Standardize(SettingValues values) =>
        new(values.Get(StandardizeInputs), values.Get(StandardizeTarget));
}
