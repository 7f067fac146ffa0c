using System.Collections.Immutable;
using System.CommandLine;
using ActorSearch.Coordinator.Announcing;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Commands.Initial;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Data.Sketches;
using ActorSearch.TrainerNode.Objectives.Plugins;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>init</c>: writes an experiment file for a table. The file is read and checked with the table before it gets its name.</summary>
internal sealed class InitCommand(Terminal terminal, TextWriter error)
{
    public static Command Create(CommandContext context) =>
        Grammar(options => context.Guarded(options.Out ?? options.Table, () => new InitCommand(context.Terminal, context.Error).Do(options)));

    /// <summary>The words of the command.</summary>
    public static Command Grammar(Func<InitOptions, int> init)
    {
        var table = new Argument<string>("FILE") { Description = "A table with column names, for example houses.csv or houses.parquet." };
        var target = new Option<string?>("--target") { Description = "Column to predict (default: the last one).", HelpName = "COLUMN" };
        var test = new Option<string?>("--test") { Description = "File with test rows, which are scored once at the end.", HelpName = "FILE" };
        var file = new Option<string?>("--out") { Description = "Experiment file to write (default: the name of FILE with .conf).", HelpName = "FILE" };
        var command = new Command("init", "Write an experiment file for a table.") { table, target, test, file };
        command.SetAction(parsed => init(new InitOptions(parsed.GetRequiredValue(table), parsed.GetValue(target), parsed.GetValue(test), parsed.GetValue(file))));
        return command;
    }

    /// <returns>The exit code.</returns>
    public int Do(InitOptions options)
    {
        if (Path.GetExtension(options.Table) == ".conf" && File.Exists(options.Table))
        {
            return MistakePrinter.Print(error, new Mistake(options.Table, $"this is an experiment, not a table; run it: actorsearch run {options.Table}"));
        }

        var name = NameOf(options.Table);
        var path = options.Out ?? $"{name}.conf";
        if (Path.Exists(path))
        {
            return MistakePrinter.Print(error, new Mistake(path, "the file exists already; name another one with --out."));
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var draft = Path.Combine(folder, $".{Guid.NewGuid():n}.conf");
        if (Obstacle(draft, path) is { } obstacle) return MistakePrinter.Print(error, obstacle);
        try
        {
            var sketch = TableSketch.Look(options.Table);
            var starter = new StarterExperiment(name, Path.GetRelativePath(folder, options.Table), options.Target, options.Test is { } test ? Path.GetRelativePath(folder, test) : null)
            {
                Sketch = sketch,
            };
            switch (WithSign(starter, draft))
            {
                case Checked<Preparation>.Right(var prepared):
                    File.Move(draft, path);
                    var train = prepared.Data.Train;
                    terminal.Say($"{path}: predicts {train.TargetName} ({KindOf(train)}) from {Amount.Format(train.InputColumns, "column")}; {Amount.Format(train.Rows, "row")}{(DataWords.Roles(train) is { } roles ? $"; not inputs: {roles}" : "")}");
                    terminal.Say($"next: actorsearch check {path}, then actorsearch run {path}");
                    return ExitCode.Done;
                case Checked<Preparation>.Wrong(var mistakes):
                    return MistakePrinter.Print(error, WithAdvice([.. mistakes.Select(mistake => AsGiven(mistake, starter, folder, options))], options, sketch));
                default:
                    throw new InvalidOperationException("An experiment is right or wrong.");
            }
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static Mistake? Obstacle(string draft, string path)
    {
        try
        {
            File.WriteAllText(draft, "");
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return new Mistake(path, $"the folder '{Path.GetDirectoryName(path)}' does not exist; create it, or name a file in another folder with --out.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new Mistake(path, $"the file cannot be written: {SystemFault.Find(refused).Reason}; name a file in another folder with --out.");
        }
    }

    /// <summary>The tables and the target are named as the user did, not as the experiment finds them.</summary>
    private static Mistake AsGiven(Mistake mistake, StarterExperiment starter, string folder, InitOptions options)
    {
        if (mistake.Where == "data.target" && options.Target is not null) return mistake with { Where = "--target" };
        return Named(starter.Train, options.Table) ?? (starter.Test is { } test ? Named(test, options.Test!) : null) ?? mistake;

        // Another file may begin with the same letters.
        Mistake? Named(string file, string given) =>
            Path.Combine(folder, file) is var found && mistake.Where.StartsWith(found, StringComparison.Ordinal) && mistake.Where[found.Length..] is "" or [',', ..]
                ? mistake with { Where = given + mistake.Where[found.Length..] }
                : null;
    }

    private static string KindOf(DataTable train) =>
        train.HasLabels ? $"{train.Classes.Length} labels" : train.Classes.IsEmpty ? "a number" : $"{train.Classes.Length} classes";

    /// <summary>If --target is not given and the last column has mistakes, adds that another column may be the target.</summary>
    private static ImmutableArray<Mistake> WithAdvice(ImmutableArray<Mistake> mistakes, InitOptions options, TableSketch sketch) =>
        options.Target is null && sketch is { HasHeader: true, Names: [.., var last] } && mistakes.Any(mistake => mistake.Column == $"column {QuotedText.Quoted(last)}")
            ? mistakes.Add(new Mistake("--target", $"it is not given, so the last column, {QuotedText.Quoted(last)}, is what to predict. Name another column if that is not meant."))
            : mistakes;

    /// <summary>A decimal point is tried first; numbers have decimal commas if only then the table is right, and no comma may separate thousands.</summary>
    private static Checked<Preparation> WithSign(StarterExperiment starter, string draft)
    {
        var commas = starter with { HasCommas = true };
        var hasPoints = Load(starter, draft) is Checked<DataSet>.Right
            || (!IsClear(commas) && (Load(starter.Classes(), draft) is Checked<DataSet>.Right || !IsClear(commas.Classes())));

        // Where neither is right, the mistakes that are left with the likelier sign are the ones to correct.
        return Suited(hasPoints && !(starter.Sketch.HasDecimalCommas && MistakesWith(commas) < MistakesWith(starter)) ? starter : commas, draft);

        int MistakesWith(StarterExperiment of) => Load(of, draft) is Checked<DataSet>.Wrong(var mistakes) ? mistakes.Length : 0;

        bool IsClear(StarterExperiment of) => Load(of, draft) is Checked<DataSet>.Right(var read) && (of.Sketch.HasDecimalCommas || read.Notices.IsEmpty);
    }

    /// <summary>A target of numbers is tried first; texts, and few whole numbers, are classes.</summary>
    private static Checked<Preparation> Suited(StarterExperiment starter, string draft)
    {
        if (starter.Sketch.LabelSeparator(starter.Target) is { } separator && Load(starter.Labels(separator), draft) is Checked<DataSet>.Right(var labelled))
        {
            return Prepare(starter.Labels(separator), labelled, draft);
        }

        var numbers = Load(starter, draft);
        if (numbers is Checked<DataSet>.Right(var read) && !StarterExperiment.LookLikeClasses(read.Train))
        {
            return Prepare(starter, read, draft);
        }

        var labels = Load(starter.Classes(), draft);
        return labels is Checked<DataSet>.Right(var classes)
            ? Prepare(starter.Classes(), classes, draft) is var prepared && prepared is Checked<Preparation>.Wrong && numbers is Checked<DataSet>.Wrong(var spellings) && LookLikeNumbers(classes.Train.Classes)
                ? new Checked<Preparation>.Wrong(spellings) : prepared
            : numbers is Checked<DataSet>.Right(var few) ? Prepare(starter, few, draft)
            : new Checked<Preparation>.Wrong(MistakesOf((Checked<DataSet>.Wrong)numbers, (Checked<DataSet>.Wrong)labels));
    }

    /// <summary>Whether most texts have digits and nothing else but what people write around them: what is wrong with such a target is the spelling of its numbers.</summary>
    private static bool LookLikeNumbers(ImmutableArray<string> texts) =>
        2 * texts.Count(text => text.Any(char.IsAsciiDigit) && text.All(sign => char.IsAsciiDigit(sign) || " .,'_()+-%$€£−\u00a0".Contains(sign, StringComparison.Ordinal))) > texts.Length;

    /// <summary>Read as what it is, a table has no mistakes about its target, so it has not more of them.</summary>
    private static ImmutableArray<Mistake> MistakesOf(Checked<DataSet>.Wrong numbers, Checked<DataSet>.Wrong labels) =>
        labels.Mistakes.Length <= numbers.Mistakes.Length ? labels.Mistakes : numbers.Mistakes;

    private static Checked<DataSet> Load(StarterExperiment starter, string draft)
    {
        File.WriteAllText(draft, starter.Text);
        return ExperimentFile.Read(BuiltIn.Schema, draft, []) switch
        {
            Checked<Experiment>.Right(var experiment) => DataSets.Load(experiment.Data),
            Checked<Experiment>.Wrong(var mistakes) => new Checked<DataSet>.Wrong(mistakes),
            _ => throw new InvalidOperationException("An experiment is right or wrong."),
        };
    }

    private static Checked<Preparation> Prepare(StarterExperiment starter, DataSet data, string draft)
    {
        File.WriteAllText(draft, starter.For(data.Train).Text);
        return Preparation.Prepare(draft, [], new PluginSet(null));
    }

    private static string NameOf(string table)
    {
        var file = Path.GetFileName(table);
        var end = file.IndexOf('.', StringComparison.Ordinal);
        var name = string.Concat((end > 0 ? file[..end] : file).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-')).Trim('-');
        return name.Length == 0 ? "table" : name;
    }
}

/// <summary>The options of <c>init</c>.</summary>
/// <param name="Target">Null for the last column.</param>
/// <param name="Out">Null for the table's name in the current folder.</param>
public sealed record InitOptions(string Table, string? Target, string? Test, string? Out);
