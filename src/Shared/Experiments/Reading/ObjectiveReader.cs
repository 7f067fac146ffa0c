using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>Finds the hyperparameters of an objective: what an experiment varies under <c>space</c>, and what it gives one value in <c>objective.parameters</c>.</summary>
internal static class ObjectiveReader
{
    /// <summary>The schema for an experiment, or a sentence for each hyperparameter that cannot have its name.</summary>
    /// <param name="schema">Without hyperparameters.</param>
    /// <param name="file">The name of the file, for mistakes.</param>
    /// <param name="documents">The file, then what <c>--set</c> gives; later ones win.</param>
    /// <param name="offered">Objectives of plug-ins, by the names of the plug-ins.</param>
    public static Checked<ExperimentSchema> SchemaFor(ExperimentSchema schema, string file, IReadOnlyList<HoconDocument> documents, OfferedObjectives offered)
    {
        var leaves = documents.SelectMany(document => document.Root.Leaves()).ToList();
        if (leaves.LastOrDefault(leaf => leaf.Path == ObjectiveSection.Kind.Path).Value is not HoconTree.Text { Value: var word } || word == ModelSettings.OfNets)
        {
            return new Checked<ExperimentSchema>.Right(schema);
        }

        if (!schema.IsKnown(word)) return new OfferedReader(schema, file, leaves, offered).SchemaFor(word);

        var values = new Dictionary<string, List<HoconTree>>(StringComparer.Ordinal);
        foreach (var (path, value) in documents.SelectMany(document => document.Root.Leaves(DimensionReader.IsDimension)))
        {
            if (NameOf(path) is { } name) values.TryAdd(name, []);
            if (NameOf(path) is { } known) values[known].Add(value);
            else if (values.TryGetValue(path, out var overridden)) overridden.Add(value);
        }

        var forms = Words(leaves, ObjectiveSection.Types.Path, ((MapKind<ParameterForm>)ObjectiveSection.Types.Kind).Words);
        var metrics = Words(leaves, ObjectiveSection.Metrics.Path, ((MapKind<MetricDirection>)ObjectiveSection.Metrics.Kind).Words);
        ImmutableArray<(string Name, string Sentence)> misnamed =
        [
            .. values.Keys.Select(name => (name, (schema.Misnamed(name) ?? DimensionReader.Misspelt(name))!)).Where(pair => pair.Item2 is not null),
            .. metrics.Keys.Select(name => ($"{ObjectiveSection.Metrics.Path}.{name}", ReportedMetric.Misnamed(name)!)).Where(pair => pair.Item2 is not null),
            .. forms.Keys.Where(name => !values.ContainsKey(name)).Select(name => ($"{ObjectiveSection.Types.Path}.{name}", $"{name} is not a hyperparameter: vary it in space, or remove its type.")),
        ];
        return misnamed.IsEmpty
            ? new Checked<ExperimentSchema>.Right(schema.WithObjective(new ObjectiveShape(
                word,
                values.ToImmutableSortedDictionary(
                    pair => pair.Key, pair => forms.TryGetValue(pair.Key, out var form) ? form : FormOf(pair.Value), StringComparer.Ordinal),
                metrics.ToImmutableSortedDictionary(StringComparer.Ordinal))))
            : new Checked<ExperimentSchema>.Wrong([.. misnamed.Select(wrong => new Mistake($"{file}: {wrong.Name}", wrong.Sentence))]);
    }

    /// <summary>Adds what a user need not write: the types of all hyperparameters, files among the words of the command, one refit.</summary>
    /// <param name="given">Canonical texts by path.</param>
    /// <param name="isFile">Whether a word is the relative path of a file.</param>
    public static void Complete(ExperimentSchema schema, Dictionary<string, string> given, Func<string, bool> isFile)
    {
        given[ObjectiveSection.Types.Path] = ObjectiveSection.Types.Kind.Format(schema.Parameters);
        if (schema.Offered is { } offered) OfferedReader.Complete(offered, given);
        given.TryAdd(RefitSection.Restarts.Path, RefitSection.Restarts.Kind.Format(1));
        if (given.GetValueOrDefault(RefitSection.Kind.Path, RefitSection.Auto) == RefitSection.Auto) given[RefitSection.Kind.Path] = RefitSection.AllRows;
        if (given.ContainsKey(ObjectiveSection.Files.Path) || !given.TryGetValue(ObjectiveSection.Run.Path, out var run)) return;
        given[ObjectiveSection.Files.Path] = ObjectiveSection.Files.Kind.Format(
            [.. ObjectiveSection.Run.Parse(run).Skip(1).Where(word => !Path.IsPathRooted(word) && isFile(word)).Distinct()]);
    }

    private static readonly string Parameters = $"{ObjectiveSection.Parameters}.";

    private static string? NameOf(string path) =>
        path.StartsWith("space.", StringComparison.Ordinal) ? path["space.".Length..]
        : path.StartsWith(Parameters, StringComparison.Ordinal) ? path[Parameters.Length..]
        : null;

    // What is not a word of the object is a mistake of the setting, which is reported when it is read.
    private static Dictionary<string, T> Words<T>(IEnumerable<(string Path, HoconTree Value)> leaves, string path, WordKind<T> words)
    {
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (leaf, value) in leaves.Where(leaf => leaf.Path.StartsWith($"{path}.", StringComparison.Ordinal)))
        {
            if (words.TryParse($"{value}", out var meant)) all[leaf[(path.Length + 1)..]] = meant;
        }

        return all;
    }

    private static ParameterForm FormOf(List<HoconTree> values)
    {
        var ranges = values.OfType<HoconTree.Branch>().SelectMany(branch => branch.Fields.Select(field => field.Key)).ToList();
        var texts = values.SelectMany(Items).ToList();
        if (ranges.Any(range => range is "uniform" or "log-uniform")) return ParameterForm.Number;
        if (values.All(value => value is HoconTree.Branch branch && branch.Fields.Any(field => field.Key == "int"))) return ParameterForm.Whole;
        if (texts.All(text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))) return ParameterForm.Whole;
        if (texts.All(IsNumber)) return ParameterForm.Number;
        if (texts.All(text => text is "true" or "false")) return ParameterForm.Flag;
        return texts.Any(text => IsNumber(text) || text is "true" or "false" or "null") ? ParameterForm.Mixed : ParameterForm.Text;
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    private static IEnumerable<string> Items(HoconTree written) => written switch
    {
        HoconTree.List list => list.Items.SelectMany(Items),
        HoconTree.Branch branch => branch.Fields.Where(field => field.Key != "when").SelectMany(field => Items(field.Value)),
        HoconTree.Text text => [text.Value],
        _ => [],
    };
}
