using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>The source of the rows.</summary>
public static class DataSection
{
    public static readonly Setting<Func<SettingValues, DataSettings>> Kind = Word(
        "data.kind", SettingScope.Data, "csv", "Source of the rows: files or a generated data set.",
        Makes<DataSettings>("csv", values => new DataSettings.Csv(
            values.Get(Train!), values.GetOrNull(Test!), values.Get(Header!), values.Get(Delimiter!), values.GetOrNull(Target!),
            values.Get(Inputs!))
        {
            Classes = values.Make(ModelSection.Loss).IsForClasses,
            Columns = values.Get(Columns!),
            Validation = values.IsUsed(Validation!) ? values.GetOrNull(Validation!) : null,
            Exclude = values.Get(Exclude!),
            Missing = values.Get(Missing!),
        }),
        Makes<DataSettings>("idx", values => new DataSettings.Idx(
            values.Get(TrainImages!), values.Get(TrainLabels!), values.GetOrNull(TestImages!), values.GetOrNull(TestLabels!),
            values.Get(Classes!))),
        Makes<DataSettings>("stroke-digits", values => new DataSettings.StrokeDigits(values.Get(Digits!), values.Get(Seed!))),
        Makes<DataSettings>("noisy-curve", values => new DataSettings.NoisyCurve(
            values.Get(Rows!), values.Get(Noise!), values.Get(Seed!))));

    public static readonly Setting<string> Train =
        Text("data.train", SettingScope.Data, "the path of a file", "The training file, plain or gzip.").With(Kind, "csv") with { Required = true };

    public static readonly Setting<string> Test =
        Text("data.test", SettingScope.Data, "the path of a file", "The test file, scored once at the end (default: no test).")
            .With(Kind, "csv");

    /// <summary>Belongs to the kinds of validation that read it.</summary>
    public static readonly Setting<string> Validation =
        Text("data.validation", SettingScope.Data, "the path of a file", "A validation file: folds train on data.train alone and validate on it.");

    public static readonly Setting<bool> Header =
        Flag("data.header", SettingScope.Data, true, "Whether the first row names the columns.").With(Kind, "csv");

    public static readonly Setting<char?> Delimiter = Word<char?>(
        "data.delimiter", SettingScope.Data, "auto", "Character between the columns; auto detects it from the first line.",
        Means<char?>("auto", null), Means<char?>("comma", ','), Means<char?>("semicolon", ';'), Means<char?>("tab", '\t'),
        Means<char?>("pipe", '|'))
        .With(Kind, "csv");

    public static readonly Setting<string> Target = Text(
        "data.target", SettingScope.Data, "a column's name or its index from 0", "Column to predict (default: the last column).")
        .With(Kind, "csv");

    public static readonly Setting<ImmutableArray<string>> Inputs = new Setting<ImmutableArray<string>>(
        "data.inputs", SettingScope.Data, "Input columns; if empty, all columns except the target.", "[]",
        new ListKind<string>(new TextKind("a column's name or its index from 0"), 0, "[age, height]")).With(Kind, "csv");

    public static readonly Setting<ImmutableArray<string>> Exclude = new Setting<ImmutableArray<string>>(
        "data.exclude", SettingScope.Data, "Columns that are not inputs.", "[]",
        new ListKind<string>(new TextKind("a column's name or its index from 0"), 0, "[id, notes]")).With(Kind, "csv");

    public static readonly Setting<ImmutableSortedDictionary<string, ColumnChoice>> Columns = new Setting<ImmutableSortedDictionary<string, ColumnChoice>>(
        "data.columns", SettingScope.Data, "What columns are, where that is not what check finds by looking at the file.", "{}", new ColumnsKind()).With(Kind, "csv");

    public static readonly Setting<ImmutableArray<string>> Missing = new Setting<ImmutableArray<string>>(
        "data.missing", SettingScope.Data, "Texts that mean a missing value, besides the usual ones (empty, NA, null, ? and others).", "[]",
        new ListKind<string>(new TextKind("a text"), 0, "[unknown, \"-999\"]")).With(Kind, "csv");

    public static readonly Setting<string> TrainImages =
        Text("data.train-images", SettingScope.Data, "the path of a file", "The training images, an IDX file, plain or gzip.").With(Kind, "idx")
            with
        { Required = true };

    public static readonly Setting<string> TrainLabels =
        Text("data.train-labels", SettingScope.Data, "the path of a file", "The labels of the training images.").With(Kind, "idx") with { Required = true };

    public static readonly Setting<string> TestImages =
        Text("data.test-images", SettingScope.Data, "the path of a file", "The test images, scored once at the end (default: no test).").With(Kind, "idx");

    public static readonly Setting<string> TestLabels =
        Text("data.test-labels", SettingScope.Data, "the path of a file", "The labels of the test images.").With(Kind, "idx");

    public static readonly Setting<int?> Classes = new Setting<int?>(
        "data.classes", SettingScope.Data, "Number of classes; auto: the highest training label plus one.", "auto",
        new AutoKind(2, 256)).With(Kind, "idx");

    public static readonly Setting<int> Digits =
        Whole("data.digits", SettingScope.Data, 2000, "Number of training digits, and also of test digits.", atLeast: 10, atMost: 200_000).With(Kind, "stroke-digits");

    public static readonly Setting<int> Rows =
        Whole("data.rows", SettingScope.Data, 100, "Number of training points of the curve, and also of test points.", atLeast: 10, atMost: 1_000_000)
            .With(Kind, "noisy-curve");

    public static readonly Setting<double> Noise =
        Number("data.noise", SettingScope.Data, 0.5, "Standard deviation of the training noise.", atMost: 1_000_000).With(Kind, "noisy-curve");

    public static readonly Setting<ulong> Seed =
        Define.Seed("data.seed", SettingScope.Data, 0, "Seed of a generated data set.").With(Kind, "noisy-curve", "stroke-digits");

    public static readonly Setting<bool> StandardizeInputs = Flag(
        "data.standardize.inputs", SettingScope.Training, false, "Scale inputs to mean 0 and deviation 1, fitted on each fold's training rows.");

    public static readonly Setting<bool> StandardizeTarget = Flag(
        "data.standardize.target", SettingScope.Training, false, "Scale the target in the same way.");

    public static readonly ImmutableArray<Setting> All =
        [
        Kind, Train, Test, Header, Delimiter, Target, Inputs, Exclude, Columns, Missing, TrainImages, TrainLabels, TestImages, TestLabels, Classes, Digits, Rows, Noise, Seed,
        StandardizeInputs, StandardizeTarget,
    ];

    public static StandardizeSettings Standardize(SettingValues values) =>
        new(values.Get(StandardizeInputs), values.Get(StandardizeTarget));
}
