using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ActorSearch.Shared.Hocon;

/// <summary>
/// Checks that a text has the syntax of HOCON that experiment files use: objects, lists, quoted and unquoted texts, comments. What the
/// language has beyond that (include, substitution, appending, joined values) is refused: each file must be complete by itself.
/// </summary>
internal sealed class HoconShape
{
    private const int Deepest = 50;

    private readonly HoconCursor _cursor;
    private readonly ImmutableArray<string>.Builder _paths = ImmutableArray.CreateBuilder<string>();
    private readonly SortedDictionary<string, ImmutableArray<int>> _repeats = new(StringComparer.Ordinal);
    private Dictionary<string, int> _values = [];
    private HashSet<string> _sections = [];
    private int _depth, _lists;

    private HoconShape(string text) => _cursor = new HoconCursor(text);

    /// <summary>Checks a text.</summary>
    /// <param name="text">What a user wrote.</param>
    /// <param name="plain">
    /// The same for Akka's parser, which cannot read empty comments, commas after <c>key { … }</c> and texts like <c>10 é</c>.
    /// </param>
    /// <param name="paths">The paths of its keys in the order of the text.</param>
    /// <param name="repeats">The keys whose value is given more than once, each with its lines; the last value counts.</param>
    /// <param name="mistake">The first thing that is wrong.</param>
    public static bool Check(
        string text, out string plain, out ImmutableArray<string> paths, out ImmutableSortedDictionary<string, ImmutableArray<int>> repeats, [NotNullWhen(false)] out HoconMistake? mistake)
    {
        var shape = new HoconShape(text);
        mistake = shape.Root();
        plain = shape._cursor.Plain();
        paths = shape._paths.ToImmutable();
        repeats = shape._repeats.ToImmutableSortedDictionary(StringComparer.Ordinal);
        return mistake is null;
    }

    private HoconMistake? Root()
    {
        _cursor.SkipBlank(commas: false);
        if (_cursor.Now != '{')
        {
            return Fields("", '\0', 0);
        }

        if (Braces("") is { } mistake)
        {
            return mistake;
        }

        _cursor.SkipBlank(commas: false);
        return _cursor.AtEnd ? null : Wrong("there is text after the brace that closes the whole file: remove it.");
    }

    // Past a bracket or brace.
    private HoconMistake? Open()
    {
        _cursor.Advance();
        return ++_depth > Deepest ? Wrong($"more than {Deepest} brackets and braces are nested.") : null;
    }

    private HoconMistake? Braces(string prefix)
    {
        var opened = _cursor.Line;
        if (Open() is { } tooDeep) return tooDeep;
        var mistake = Fields(prefix, '}', opened);
        _depth--;
        return mistake;
    }

    private HoconMistake? Fields(string prefix, char closer, int opened)
    {
        while (true)
        {
            _cursor.SkipBlank(commas: true);
            if (_cursor.AtEnd)
            {
                return closer == '\0' ? null : new HoconMistake(opened, "the brace { opened here is never closed: add a }.");
            }

            if (_cursor.Now == closer)
            {
                _cursor.Advance();
                return null;
            }

            if (Field(prefix) is { } mistake)
            {
                return mistake;
            }
        }
    }

    private HoconMistake? Field(string prefix)
    {
        if (_cursor.Now is '}' or ']')
        {
            return Wrong($"{_cursor.Now} has no opening bracket: remove it or add the opening bracket.");
        }

        if (_cursor.Key(out var key) is { } mistake)
        {
            return mistake;
        }

        var path = prefix.Length == 0 ? key : $"{prefix}.{key}";
        _paths.Add(path);
        _cursor.SkipSpaces();
        if (_cursor.Now is '=' or ':')
        {
            _cursor.Advance();
            _cursor.SkipSpaces();
        }
        else if (_cursor.Now != '{')
        {
            return Wrong($"a key and a value are expected here: add = and a value after {path}.");
        }

        var isValue = _cursor.Now != '{';
        if (_lists > 0 && isValue && _values.ContainsKey(path))
        {
            return Wrong($"{path} is given twice in one object of the list, and only the last would count: remove one.");
        }

        return SplitBy(path, isValue) ?? Value(path) ?? Ended(path);
    }

    // From engine = dense and engine.vector-bits = 256 the language keeps the last and silently drops the first.
    private HoconMistake? SplitBy(string path, bool isValue)
    {
        var split = isValue && _sections.Contains(path) ? path : null;
        for (var dot = path.IndexOf('.'); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            var section = path[..dot];
            _sections.Add(section);
            split ??= _values.ContainsKey(section) ? section : null;
        }

        if (isValue)
        {
            if (!_values.TryAdd(path, _cursor.Line)) _repeats[path] = _repeats.GetValueOrDefault(path, [_values[path]]).Add(_cursor.Line);
        }

        return split is null
            ? null
            : Wrong($"{split} has both a value and keys inside it, and only the last would count: write {split} {{ kind = …, … }}.");
    }

    private HoconMistake? Value(string path) => _cursor.Now switch
    {
        '{' => Braces(path),
        '[' => InList(path),
        '"' => _cursor.Quoted(),
        _ => _cursor.Unquoted(path),
    };

    private HoconMistake? InList(string path)
    {
        _lists++;
        var mistake = Brackets(path);
        _lists--;
        return mistake;
    }

    private HoconMistake? Brackets(string path)
    {
        var opened = _cursor.Line;
        if (Open() is { } tooDeep) return tooDeep;
        while (true)
        {
            _cursor.SkipBlank(commas: false);
            if (_cursor.Now == ']')
            {
                _cursor.Advance();
                _depth--;
                return null;
            }

            if (_cursor.AtEnd || _cursor.Now == '}')
            {
                return new HoconMistake(opened, $"the bracket [ of {path} opened here is never closed: add a ].");
            }

            // A key inside a list is a sign of a missing bracket; the list is what to correct.
            if (Item(path) is { } mistake)
            {
                return _cursor.Now is '=' or ':'
                    ? new HoconMistake(opened, $"the bracket [ of {path} opened here is not closed before the next key: add a ].")
                    : mistake;
            }

            if (Ended(path) is { } unfinished)
            {
                return unfinished;
            }

            _cursor.SkipBlank(commas: false);
            if (_cursor.Now == ',')
            {
                _cursor.Advance();
            }
        }
    }

    // The objects of a list share its path, and are each a whole of their own.
    private HoconMistake? Item(string path)
    {
        var (values, sections) = (_values, _sections);
        (_values, _sections) = ([], []);
        var mistake = Value(path);
        (_values, _sections) = (values, sections);
        return mistake;
    }

    private HoconMistake? Ended(string path)
    {
        _cursor.SkipSpaces();
        return _cursor.AtEnd || _cursor.AtComment || _cursor.Now is '\n' or ',' or '}' or ']'
            ? null
            : Wrong($"after the value of {path} a new line or a comma is expected, but {_cursor.Now} follows.");
    }

    private HoconMistake Wrong(string sentence) => new(_cursor.Line, sentence);
}
