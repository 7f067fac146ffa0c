using System.Collections.Frozen;
using System.Collections.Immutable;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>
/// Reads experiment files. <c>--set key=value</c> overrides the file: a setting given in this way is fixed and is removed from
/// the space; a key <c>space.…</c> given in this way replaces that dimension, at the same position, and an object of dimensions those that it stands for.
/// </summary>
public static class ExperimentFile
{
    private const int LargestBytes = 1 << 20;

    private static readonly FrozenSet<string> TableEndings =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ".csv", ".tsv", ".tab", ".gz", ".parquet", ".arrow", ".feather", ".ipc");

    /// <summary>Reads and checks an experiment.</summary>
    /// <param name="schema">All settings.</param>
    /// <param name="path">The file. Data files are looked for beside it, then in the current folder.</param>
    /// <param name="overrides">What follows each <c>--set</c>, in order; a later one wins.</param>
    /// <param name="offered">Objectives beside those of the schema; default: none.</param>
    public static Checked<Experiment> Read(ExperimentSchema schema, string path, IReadOnlyList<string> overrides, OfferedObjectives? offered = null)
    {
        if (TableEndings.Contains(Path.GetExtension(path)) && File.Exists(path))
            return Wrong(path, $"this is a table, not an experiment. Write an experiment for it: actorsearch init {path}");

        string? text;
        try
        {
            using var file = File.OpenRead(path);
            text = TextOf(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Wrong(path, Directory.Exists(path) ? "this is a folder. Name an experiment file in it."
                : File.Exists(path) ? $"the file cannot be read: {SystemFault.Find(e).Sentence}."
                : $"there is no such file. {(Near(path) is { } near ? $"Did you mean {near}?" : "Correct the name, or write an experiment for a table: actorsearch init TABLE.")}");
        }

        return text is null
            ? Wrong(path, "the file is larger than a megabyte, so it is not an experiment. Name an experiment file.")
            : Parse(schema, path, text, overrides, offered);
    }

    // The file beside a missing one whose name is nearest.
    private static string? Near(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && Directory.Exists(folder)
        && NearestPath.Word(Path.GetFileName(path), Directory.EnumerateFiles(folder, "*.conf").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)) is { } name
            ? Path.Combine(Path.GetDirectoryName(path) ?? "", name) : null;

    // The length is not used: a pipe has none, and a device has no end.
    private static string? TextOf(FileStream file)
    {
        var bytes = new byte[LargestBytes + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > LargestBytes)
        {
            return null;
        }

        using var reader = new StreamReader(new MemoryStream(bytes, 0, length));
        return reader.ReadToEnd();
    }

    /// <summary>Reads and checks the text of an experiment.</summary>
    /// <param name="schema">All settings.</param>
    /// <param name="path">Where it comes from, for mistakes; names the study where the text does not.</param>
    /// <param name="text">HOCON.</param>
    /// <param name="overrides">What follows each <c>--set</c>, in order; a later one wins.</param>
    /// <param name="offered">Objectives beside those of the schema; default: none.</param>
    /// <param name="option">What gives overrides, for mistakes.</param>
    public static Checked<Experiment> Parse(
        ExperimentSchema schema, string path, string text, IReadOnlyList<string> overrides, OfferedObjectives? offered = null, string option = "--set")
    {
        if (!HoconReader.TryRead(text, out var document, out var broken))
        {
            return Wrong($"{path}:{broken.Line}", broken.Sentence);
        }

        if (document.Root.Fields.IsEmpty)
        {
            return Wrong(path, "the file is empty: write an experiment for a table with actorsearch init TABLE, or copy hocon/experiments/default.conf of the sources.");
        }

        var read = ObjectiveReader.SchemaFor(schema, path, [document, .. overrides.Select(Document).OfType<HoconDocument>()],
            offered ?? (_ => new Checked<ImmutableArray<OfferedObjective>>.Right([])));
        if (read is not Checked<ExperimentSchema>.Right(var objective)) return new Checked<Experiment>.Wrong(((Checked<ExperimentSchema>.Wrong)read).Mistakes);

        var draft = new Draft(objective);
        if (objective.Offered?.Objective.Data == DataNeed.None) draft.Take(OfferedReader.WithoutData, new Source(path, Overrides: false));
        draft.Take(document, new Source(path, Overrides: false));
        foreach (var given in overrides)
        {
            TakeOverride(draft, option, given);
        }

        GoalRules.Apply(draft, path);
        ThresholdRules.Apply(draft, path);
        ClassWeightRules.Apply(draft, path);
        var dimensions = Coherence.Check(draft, path);
        return draft.Mistakes.Count > 0
            ? new Checked<Experiment>.Wrong([.. draft.Mistakes])
            : new Checked<Experiment>.Right(Finished(path, draft, dimensions) with { Repeated = document.Repeats });
    }

    private static HoconDocument? Document(string text) => HoconReader.TryRead(text, out var document, out _) ? document : null;

    private static void TakeOverride(Draft draft, string option, string given)
    {
        var source = new Source($"{option} {given}", Overrides: true);
        var equals = given.IndexOf('=');
        if (equals <= 0)
        {
            draft.Blame(new Mistake(source.Name, $"it must be key=value, for example {option} optimizer.learning-rate=0.01."));
        }
        else if (Literal(draft.Schema, given[..equals].Trim(), given[(equals + 1)..].Trim()) is { } literal)
        {
            draft.Take(literal, source);
        }
        else if (HoconReader.TryRead(given, out var document, out var broken))
        {
            if (document.Root.Fields.IsEmpty)
            {
                draft.Blame(new Mistake(source.Name, $"it is empty: it must be key=value, for example {option} optimizer.learning-rate=0.01."));
            }

            draft.Take(document, source);
        }
        else
        {
            draft.Blame(new Mistake(source.Name, broken.Sentence));
        }
    }

    /// <summary>
    /// A text, for example a Windows path or one with a #: kept unchanged, except for quotes around all of it. Null if HOCON has to read it.
    /// </summary>
    private static HoconDocument? Literal(ExperimentSchema schema, string key, string text)
    {
        if (schema.Find(key) is not Setting<string> || text is "" or "null" or ['{' or '[', ..])
        {
            return null;
        }

        HoconTree value = new HoconTree.Text(text is ['"', .. var inside, '"'] ? inside : text);
        foreach (var part in key.Split('.').Reverse())
        {
            value = new HoconTree.Branch([new HoconField(part, value)]);
        }

        return new HoconDocument((HoconTree.Branch)value, [key]);
    }

    private static Experiment Finished(string path, Draft draft, ImmutableArray<Dimension> dimensions)
    {
        var given = draft.Values.ToDictionary();
        given.TryAdd(StudySection.Name.Path, NameOf(path));
        if (draft.Schema.IsOfObjective)
        {
            ObjectiveReader.Complete(draft.Schema, given, word => File.Exists(Found(word, path)));
        }
        else if (given.GetValueOrDefault(RefitSection.Kind.Path, RefitSection.Auto) == RefitSection.Auto)
        {
            given[RefitSection.Kind.Path] = RefitSection.KindOf(draft.Schema.Values(given.GetValueOrDefault), given, dimensions);
        }

        var settings = EffectiveSettings.Compute(draft.Schema, given, dimensions);
        var experiment = draft.Schema.Experiment(draft.Schema.Values(settings.GetValueOrDefault), new SearchSpace(dimensions), settings);
        return experiment with
        {
            Data = experiment.Data.Located(file => Found(file, path)),
            Unused = [.. draft.Values.Keys.Where(given => !settings.ContainsKey(given) && dimensions.All(dimension => dimension.Path != given)).Order(StringComparer.Ordinal)],
            PartlyUsed = PartlyUsed.Among(
                draft.Schema, [.. draft.Values.Keys.Where(settings.ContainsKey), .. dimensions.Where(dimension => dimension.When.IsEmpty).Select(dimension => dimension.Path).Except(draft.Values.Keys)],
                draft.Schema.Values(settings.GetValueOrDefault), dimensions),
            Fixed = [.. draft.Fixed],
        };
    }

    private static string NameOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var clean = new string([.. name.Take(100).Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')]).Trim('-', '_', '.');
        return clean.Length > 0 ? clean : "experiment";
    }

    // Relative paths start in the folder of the experiment file; the current folder comes second, like in the README's commands.
    private static string Found(string data, string experiment)
    {
        var beside = Path.Combine(Path.GetDirectoryName(experiment) ?? "", data);
        return Exists(beside) ? beside : data;
    }

    // A pattern of files is there if its folder has one of them.
    private static bool Exists(string path) => File.Exists(path)
        || (Path.GetFileName(path).IndexOfAny(['*', '?']) >= 0 && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder
            && Directory.Exists(folder) && Directory.EnumerateFiles(folder, Path.GetFileName(path)).Any());

    private static Checked<Experiment>.Wrong Wrong(string where, string sentence) => new([new Mistake(where, sentence)]);
}
