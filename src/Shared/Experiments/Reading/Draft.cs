using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>An experiment while it is read: the settings of the file and of each <c>--set</c>, and every mistake so far.</summary>
/// <param name="schema">All settings.</param>
internal sealed class Draft(ExperimentSchema schema)
{
    private readonly Dictionary<string, string> _values = [];
    private readonly Dictionary<string, HoconTree> _written = [];
    private readonly List<Dimension> _dimensions = [];
    private readonly Dictionary<string, string> _where = [];
    private readonly HashSet<string> _overridden = [];
    private readonly List<Mistake> _mistakes = [];
    private readonly SortedSet<string> _fixed = new(StringComparer.Ordinal);

    public ExperimentSchema Schema => schema;

    /// <summary>Canonical texts by path.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>What varies, in the order of the file.</summary>
    public IReadOnlyList<Dimension> Dimensions => _dimensions;

    public IReadOnlyList<Mistake> Mistakes => _mistakes;

    /// <summary>Paths that varied until <c>--set</c> gave them one value.</summary>
    public IEnumerable<string> Fixed => _fixed.Where(path => _dimensions.All(dimension => dimension.Path != path));

    /// <summary>Whether <c>--set</c> gave a value or a dimension for a path.</summary>
    public bool IsOverridden(string path) => _overridden.Contains(path);

    /// <summary>Gives a path that has no value one.</summary>
    public void Default(string path, string text) => _values.TryAdd(path, text);

    /// <summary>Whether something was given for a path, be it wrong.</summary>
    public bool IsGiven(string path) => _where.ContainsKey(path);

    /// <summary>Whether what was given for a path is not a value, so that what follows from it is not known.</summary>
    public bool IsWrong(string path) => IsGiven(path) && !_values.ContainsKey(path) && _mistakes.Count > 0;

    /// <summary>Adds a mistake about a path, with the place where it was given.</summary>
    public void Blame(string path, string sentence, string file) =>
        Blame(new Mistake(_where.GetValueOrDefault(path, $"{file}: {path}"), sentence));

    public void Blame(Mistake mistake) => _mistakes.Add(mistake);

    /// <summary>Adds the settings of one text, which override earlier ones.</summary>
    /// <param name="document">The text, read.</param>
    /// <param name="source">The place of the text.</param>
    public void Take(HoconDocument document, Source source)
    {
        source = source with { Paths = document.Paths };
        var dimensions = new List<Dimension>();
        var earlier = _mistakes.Count;
        foreach (var field in document.Root.Fields)
        {
            if (field.Key == "space" || field.Key.StartsWith("space.", StringComparison.Ordinal))
            {
                TakeSpace(field.Key, field.Value, source, dimensions);
            }
            else
            {
                TakeSetting(field.Key, field.Value, source);
            }
        }

        // Nested objects have lost the order of the text.
        var places = document.Paths.Select((path, place) => (Where: source.At(path), Place: place))
            .DistinctBy(found => found.Where).ToDictionary();
        var ordered = _mistakes.Skip(earlier).OrderBy(mistake => places.GetValueOrDefault(mistake.Where, int.MaxValue)).ToList();
        _mistakes.RemoveRange(earlier, _mistakes.Count - earlier);
        _mistakes.AddRange(ordered);

        foreach (var dimension in dimensions.OrderBy(dimension => document.Paths.IndexOf($"space.{dimension.Path}")))
        {
            var at = _dimensions.FindIndex(other => other.Path == dimension.Path);
            if (at < 0)
            {
                _dimensions.Add(dimension);
            }
            else
            {
                _dimensions[at] = dimension;
            }
        }
    }

    private void TakeSetting(string path, HoconTree written, Source source)
    {
        if (schema.Find(path) is { } setting && !(written is HoconTree.Branch && schema.IsSection(path)))
        {
            Given(path, path, source);
            written = Merged(path, written, source);
            if (written.IsNull)
            {
                _values.Remove(path);
            }
            else if (setting.Canonical(written) is { } text)
            {
                _values[path] = text;
            }
            else if (path != ObjectiveSection.Kind.Path || source.Overrides || written is not HoconTree.Text)
            {
                // The schema is that of the last objective.kind, and an earlier one may be the name of another objective of a plug-in.
                Blame(new Mistake(source.At(path), Misfit(setting, written)));
            }

            if (source.Overrides && _dimensions.RemoveAll(dimension => dimension.Path == path) > 0)
            {
                _fixed.Add(path);
            }
        }
        else if (written is HoconTree.Branch parameters && schema.IsOfObjective && path == ObjectiveSection.Parameters)
        {
            foreach (var (name, value) in parameters.Leaves())
            {
                TakeSetting(name, value, source);
            }
        }
        else if (written is HoconTree.Branch branch && schema.IsSection(path))
        {
            foreach (var field in branch.Fields)
            {
                // A setting that is a section too (engine = dense, engine.vector-bits = 256) is written as its kind within it.
                var own = field.Key == "kind" && schema.Find(path) is not null;
                TakeSetting(own ? path : $"{path}.{field.Key}", field.Value, source);
            }
        }
        else
        {
            var unknown = UnknownKey.Create(schema, path, written);
            Blame(new Mistake(source.At(unknown.Path), $"there is no setting {unknown.Path}. {unknown.Advice}"));
        }
    }

    // An override of one name in an object, for example data.columns.age, leaves its other names.
    private HoconTree Merged(string key, HoconTree written, Source source) => _written[key] =
        source.Overrides && !source.Paths.Contains(key) && written is HoconTree.Branch part && _written.GetValueOrDefault(key) is HoconTree.Branch before
            ? before.With(part)
            : written;

    private void TakeSpace(string key, HoconTree written, Source source, List<Dimension> dimensions)
    {
        var path = key == "space" ? "" : key["space.".Length..];
        if (schema.Find(path) is { } setting)
        {
            Given(path, key, source);
            written = Merged(key, written, source);
            var mistakes = new List<string>();
            if (written.IsNull)
            {
                _dimensions.RemoveAll(dimension => dimension.Path == path);
            }
            else if (DimensionReader.Read(schema, setting, written, mistakes) is { } dimension)
            {
                dimensions.Add(dimension);
            }

            _mistakes.AddRange(mistakes.Select(sentence => new Mistake(source.At(key), sentence)));
        }
        else if ((written.IsNull || written is HoconTree.Branch) && (path.Length == 0 || schema.IsSection(path)))
        {
            if (written.IsNull || (source.Overrides && source.Paths.Contains(key))) ForgetSpace(path);
            foreach (var field in (written as HoconTree.Branch)?.Fields ?? [])
            {
                TakeSpace($"{key}.{field.Key}", field.Value, source, dimensions);
            }
        }
        else if (path.Length == 0)
        {
            Blame(new Mistake(source.At(key), "space must be an object with the settings that vary, for example space { optimizer.learning-rate = [0.01, 0.001] }."));
        }
        else
        {
            var unknown = UnknownKey.Create(schema, path, written, DimensionReader.IsDimension);
            Blame(new Mistake(source.At($"space.{unknown.Path}"), $"there is no setting {unknown.Path}. {unknown.Advice}"));
        }
    }

    // An override with an object of dimensions says all that varies there.
    private void ForgetSpace(string section)
    {
        foreach (var path in _dimensions.Select(dimension => dimension.Path).Where(path => section.Length == 0 || path.StartsWith($"{section}.", StringComparison.Ordinal)).ToList())
        {
            _dimensions.RemoveAll(dimension => dimension.Path == path);
            _written.Remove($"space.{path}");
            if (!_values.ContainsKey(path)) _where.Remove(path);
        }
    }

    private void Given(string path, string key, Source source)
    {
        _where[path] = source.At(key);
        if (source.Overrides)
        {
            _overridden.Add(path);
        }
    }

    /// <summary>The sentence for a wrong value.</summary>
    internal static string Misfit(Setting setting, HoconTree written)
    {
        if (setting.Reason(written) is { } reason) return reason;
        var shown = written.ToString();
        shown = shown.Length == 0 ? "empty" : shown.Length > 80 ? shown[..80] + "…" : shown;
        var near = written is HoconTree.Text && shown.Length <= 80 ? NearestPath.Word(shown, setting.Names) : null;
        return $"{setting.Path} must be {setting.Expected}, but is {shown}.{(near is null ? "" : $" Did you mean {near}?")}";
    }
}

/// <summary>Where settings come from.</summary>
/// <param name="Name">A file's path, or a <c>--set</c> with what follows it.</param>
/// <param name="Overrides">Whether it is a <c>--set</c>.</param>
internal sealed record Source(string Name, bool Overrides)
{
    /// <summary>The paths of its keys, as they are written.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>Where a key of it is, for a mistake.</summary>
    public string At(string key) => Overrides ? Name : $"{Name}: {key}";
}
