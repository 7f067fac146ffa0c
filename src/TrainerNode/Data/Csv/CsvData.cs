using System.Collections.Immutable;
using System.Security.Cryptography;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Files;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>Columns of tables: a training file, and perhaps a validation file and a test file.</summary>
/// <param name="Train">Path of the training file, or a pattern of files.</param>
/// <param name="Test">Path of the test file, or null: then nothing is scored at the end.</param>
/// <param name="Header">Whether the first row names the columns.</param>
/// <param name="Delimiter">Comma, semicolon, tab, | or <see cref="Blank"/>, or null to find out from the first line.</param>
/// <param name="Target">Name of the target column, or its index from 0; null is the last column.</param>
/// <param name="Inputs">Names or indices of the input columns; empty is all but the target.</param>
public sealed record CsvData(string Train, string? Test, bool Header, char? Delimiter, string? Target, ImmutableArray<string> Inputs) : DataSource
{
    /// <summary>The delimiter that is any run of spaces and tabs.</summary>
    public const char Blank = ' ';

    private static readonly Setting<string> TrainFile =
        Define.Text("data.train", SettingScope.Data, "the path of a file", "The training file, CSV (plain or gzip), Parquet or Arrow, or several by a pattern, for example \"parts/*.csv\".") with { Required = true };

    private static readonly Setting<string> TestFile =
        Define.Text("data.test", SettingScope.Data, "the path of a file", "The test file, or several by a pattern, scored once at the end (default: no test).");

    private static readonly Setting<bool> HasHeader =
        Define.Flag("data.header", SettingScope.Data, true, "Whether the first row names the columns.");

    private static readonly Setting<char?> Divides = Define.Word<char?>(
        "data.delimiter", SettingScope.Data, "auto", "Character between the columns; auto detects it from the first line; blank: any run of spaces and tabs.",
        Define.Means<char?>("auto", null), Define.Means<char?>("comma", ','), Define.Means<char?>("semicolon", ';'), Define.Means<char?>("tab", '\t'),
        Define.Means<char?>("pipe", '|'), Define.Means<char?>("blank", Blank));

    private static readonly Setting<bool> DecimalSign = Define.Word(
        "data.decimal", SettingScope.Data, "point", "Decimal sign of numbers in text files: 1.5 or 1,5.", Define.Means("point", false), Define.Means("comma", true));

    private static readonly Setting<ImmutableArray<string>> Predicted = new(
        "data.target", SettingScope.Data, "Column to predict (default: the last column), or a column of 0 and 1 for each of several labels, for loss.kind = binary-cross-entropy.", null,
        new NamesKind(new TextKind("a column's name or its index from 0"), "[sea, beach]"));

    private static readonly Setting<ImmutableArray<string>> Used = new(
        "data.inputs", SettingScope.Data, "Input columns; if empty, all columns except the target.", "[]",
        new ListKind<string>(new TextKind("a column's name or its index from 0"), 0, "[age, height]"));

    private static readonly Setting<ImmutableArray<string>> Unused = new(
        "data.exclude", SettingScope.Data, "Columns that are not inputs.", "[]",
        new ListKind<string>(new TextKind("a column's name or its index from 0"), 0, "[id, notes]"));

    private static readonly Setting<ImmutableArray<string>> MissingTexts = new(
        "data.missing", SettingScope.Data, "Texts that mean a missing value, besides the usual ones (empty, NA, null, ? and others).", "[]",
        new ListKind<string>(new TextKind("a text"), 0, "[unknown, \"-999\"]"));

    private static readonly Rule OneTarget = new(
        Predicted, [Predicted], values => NamesOf(values).Length > 1, "an objective gets one target: name one column.");

    /// <summary>For nets, which get all columns, prepared.</summary>
    public static readonly Kind<DataSettings> Kind = new(
        "csv",
        values => Create(values, values.Get(Used)) with
        {
            Classes = ObjectiveSection.TargetHasClasses(values),
            HasLabels = ObjectiveSection.TargetHasLabels(values),
            Separator = ObjectiveSection.TargetHasLabels(values) ? values.Get(DataSection.LabelSeparator) : default,
            Columns = values.Get(DataSection.Columns),
            Validation = values.IsUsed(DataSection.Validation) ? values.GetOrNull(DataSection.Validation) : null,
            Exclude = values.Get(Unused),
            Missing = values.Get(MissingTexts),
        },
        [TrainFile, TestFile, HasHeader, Divides, DecimalSign, Predicted, Used, Unused, DataSection.Columns, MissingTexts, .. PreparationSection.All])
    {
        Rules =
        [
            new(Predicted, [ModelSection.Loss, Predicted],
                values => NamesOf(values).Length > 1 && !ObjectiveSection.TargetHasLabels(values),
                "several columns are several labels a row: set loss.kind = binary-cross-entropy, or name one column."),
            new(Predicted, [Predicted],
                values => NamesOf(values).Length > LabelSet.Most,
                $"there are more than {LabelSet.Most} labels, and no more are learned together: name fewer columns."),
        ],
    };

    /// <summary>For objectives that get all columns in memory, as they are.</summary>
    public static readonly Kind<DataSettings> OfRows = Kind with { Settings = Kind.Settings.RemoveRange(PreparationSection.All), Rules = [OneTarget] };

    /// <summary>For objectives that read the files themselves.</summary>
    public static readonly Kind<DataSettings> OfTarget = new(
        "csv",
        values => Create(values, []) with
        {
            Classes = values.Get(ObjectiveSection.HasClasses),
            IsOnlyTarget = true,
            Columns = values.Get(DataSection.Columns),
            Validation = values.GetOrNull(DataSection.Validation),
        },
        TrainFile, TestFile, HasHeader, Divides, DecimalSign, Predicted, DataSection.Columns)
    { Rules = [OneTarget] };

    /// <summary>Whether the target's values, numbers or texts, are names of classes.</summary>
    public bool Classes { get; init; }

    /// <summary>Whether an objective decides what the target's values are, in place of a loss.</summary>
    public bool IsForObjective { get; init; }

    /// <summary>Whether numbers in text files have decimal commas.</summary>
    public bool HasCommas { get; init; }

    /// <summary>Whether these classes are labels, of which a row has any number.</summary>
    public bool HasLabels { get; init; }

    /// <summary>Names or indices of the columns of labels; empty where one column has all of them.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Between the labels of one column.</summary>
    public char Separator { get; init; }

    /// <summary>Path of a file whose rows alone validate, or null.</summary>
    public string? Validation { get; init; }

    /// <summary>Whether only the target and the roles of rows are read, because another program reads the rest.</summary>
    public bool IsOnlyTarget { get; init; }

    /// <summary>What columns are, by name or index, where the user says it.</summary>
    public ImmutableSortedDictionary<string, ColumnChoice> Columns { get; init; } = ImmutableSortedDictionary<string, ColumnChoice>.Empty;

    /// <summary>Names or indices of columns that are not read.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Texts that mean a missing value, besides the usual ones.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <inheritdoc/>
    protected override ImmutableArray<string> RowFiles => [Train, .. Given(Validation), .. Given(Test)];

    /// <inheritdoc/>
    public override Checked<DataSet> Load(TableSpace space)
    {
        if (string.IsNullOrWhiteSpace(Train))
        {
            return new Checked<DataSet>.Wrong([new Mistake("data.train", "it is empty; give the path of a table.")]);
        }

        if (IsOnlyTarget && RowFiles.FirstOrDefault(FilePattern.Is) is { } pattern)
        {
            return new Checked<DataSet>.Wrong([new Mistake(pattern, "there is no such file, and an objective reads its file by itself, so a pattern of files is not allowed; name one file.")]);
        }

        try
        {
            using var loading = new LoadingSpace(space);
            return Load(loading);
        }
        catch (NoRoomException full)
        {
            return new Checked<DataSet>.Wrong([new Mistake(Train, full.Message)]);
        }
    }

    private Checked<DataSet> Load(LoadingSpace space)
    {
        MistakeLog trainLog = new(Train), validationLog = new(Validation ?? ""), testLog = new(Test ?? "");
        CsvHeader? known = null;
        var missing = new FieldSpelling(Missing, HasCommas) { IsOfExperiment = true };
        var train = Complete(CsvFile.Read(
            Train, Header, Delimiter, header => CsvColumns.Choose(known = header, this, trainLog), missing, doubted: true, space, trainLog), trainLog);
        var table = train is null ? null : CsvTableMaker.Train(train, this, space.Tables, trainLog);
        var notices = new List<string>();
        var validation = Read(Validation, validationLog, isValidation: true);
        var validationTable = Table(validation, validationLog);
        var test = Read(Test, testLog, isValidation: false);
        var testTable = Table(test, testLog);

        var mistakes = trainLog.ToImmutable().AddRange(validationLog.ToImmutable()).AddRange(testLog.ToImmutable());
        return table is null || !mistakes.IsEmpty
            ? new Checked<DataSet>.Wrong(mistakes)
            : new Checked<DataSet>.Right(new DataSet(validationTable is null ? table.Table : table.Table.Followed(validationTable, space.Tables), testTable, HashOf(train, validation, test))
            {
                Paths = new DataPaths(Path.GetFullPath(Train), Test is null ? null : Path.GetFullPath(Test), []),
                Notices = [.. table.Notices.Select(notice => $"{Train}, {notice}"), .. notices],
            });

        CsvColumnsRead? Read(string? path, MistakeLog log, bool isValidation)
        {
            if (path is null) return null;
            var said = new List<string>();
            var read = CsvFile.Read(
                path, Header, Delimiter,
                header => known is null ? CsvColumns.Choose(header, this, log) : SameColumns.Plan(header, known, table?.Table, this, needsIds: isValidation, said, log),
                missing, doubted: false, space, log);
            notices.AddRange(said.Select(notice => $"{path}, {notice}"));
            return Complete(read, log);
        }

        DataTable? Table(CsvColumnsRead? read, MistakeLog log)
        {
            if (table is null || read is null) return null;
            notices.AddRange(CsvTableMaker.Unseen(read).Select(notice => $"{(log == testLog ? Test : Validation)}, {notice}"));
            return CsvTableMaker.Test(read, table, Train, space.Tables, log);
        }
    }

    /// <summary>A file from which no row was left out, where another program reads the same rows; null after reporting one.</summary>
    private CsvColumnsRead? Complete(CsvColumnsRead? read, MistakeLog log)
    {
        if (!IsOnlyTarget || read?.Empty is not { } empty) return read;
        log.AddLine(empty.Line, "the row has no value, and an objective reads its file by itself; remove it.");
        return null;
    }

    /// <inheritdoc/>
    protected override DataSettings WithRowFiles(Func<string, string> place) => this with
    {
        Train = place(Train),
        Test = Test is null ? null : place(Test),
        Validation = Validation is null ? null : place(Validation),
    };

    /// <summary>The columns of the target.</summary>
    internal ImmutableArray<PlannedColumn> Planned(ImmutableArray<int> targets)
    {
        var form = !Labels.IsEmpty ? TargetForm.Flags : HasLabels ? TargetForm.Labels : Classes ? TargetForm.Classes : TargetForm.Numbers;
        return [.. targets.Select(target => new PlannedColumn.Target(target, form, Separator, IsForObjective))];
    }

    private static CsvData Create(SettingValues values, ImmutableArray<string> inputs)
    {
        var names = NamesOf(values);
        return new(values.Get(TrainFile), values.GetOrNull(TestFile), values.Get(HasHeader), values.Get(Divides), names is [var one] ? one : null, inputs)
        {
            IsForObjective = values.Text(ObjectiveSection.Kind) != ModelSettings.OfNets,
            HasCommas = values.Get(DecimalSign),
            Labels = names.Length > 1 ? names : [],
        };
    }

    private static ImmutableArray<string> NamesOf(SettingValues values) => values.Text(Predicted) is null ? [] : values.Get(Predicted);

    private static string[] Given(string? path) => path is null ? [] : [path];

    /// <summary>The hash of one file; for several files the hash of their hashes, so that a row that moves from one to another changes it.</summary>
    private static string HashOf(params CsvColumnsRead?[] files) => Convert.ToHexStringLower(
        files.OfType<CsvColumnsRead>().ToList() is var read && read.Count == 1 ? read[0].Sha256 : SHA256.HashData([.. read.SelectMany(file => file.Sha256)]));
}
