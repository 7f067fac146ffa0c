using System.Text;

namespace ActorSearch.Shared.Hocon;

/// <summary>A place in a HOCON text that moves over its smallest parts: blanks, comments, keys and texts.</summary>
internal sealed class HoconCursor(string text)
{
    private const string NeedQuotes = "=:{[\"$\\?!*&@^`";

    /// <summary>What <see cref="Plain"/> has for the word null without quotes: a text that no file can mean, since it begins with a noncharacter of Unicode.</summary>
    public const string Null = "\uffffnull";

    private readonly StringBuilder _plain = new();
    private int _at;

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; } = 1;

    public bool AtEnd => _at >= text.Length;

    /// <summary>The character here; the null character at the end.</summary>
    public char Now => AtEnd ? '\0' : text[_at];

    public bool AtComment => Now == '#' || At("//");

    public void Advance()
    {
        _plain.Append(Now);
        Skip();
    }

    /// <summary>Skips blanks of this line.</summary>
    public void SkipSpaces()
    {
        while (!AtEnd && Now != '\n' && char.IsWhiteSpace(Now))
        {
            Advance();
        }
    }

    /// <summary>Skips blanks, new lines and comments, and commas where they may separate keys.</summary>
    public void SkipBlank(bool commas)
    {
        while (!AtEnd)
        {
            if (AtComment)
            {
                while (!AtEnd && Now != '\n')
                {
                    Skip();
                }
            }
            else if (commas && Now == ',')
            {
                _plain.Append('\n');
                Skip();
            }
            else if (char.IsWhiteSpace(Now))
            {
                Advance();
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Moves past a key, dotted or not, quoted or not.</summary>
    public HoconMistake? Key(out string key)
    {
        key = "";
        while (true)
        {
            var start = _at;
            if (Now == '"')
            {
                if (At("\"\""))
                {
                    return Wrong("a key is empty or in three quotes: write its name.");
                }

                if (Quoted() is { } mistake)
                {
                    return mistake;
                }

                if (text.AsSpan(start, _at - start).Contains('\\'))
                {
                    return Wrong("a key has a backslash, but no setting has one: remove it. A column whose name has a backslash or a quote is named by its index, for example 3, counted from 0.");
                }

                key += text[start.._at].Trim('"');
            }
            else
            {
                while (char.IsLetterOrDigit(Now) || Now is '-' or '_')
                {
                    Advance();
                }

                key += text[start.._at];
            }

            if (start == _at)
            {
                return Wrong($"a key is expected here, but {Shown} follows.{(Now is '/' or ';' or '*' or '%' ? " A comment begins with # or //." : "")}");
            }

            if (Now != '.')
            {
                return key == "include" && Now is ' ' or '\t' or '"'
                    ? Included(key)
                    : null;
            }

            key += '.';
            Advance();
        }
    }

    /// <summary>Moves past a text in double quotes, or in three of them.</summary>
    public HoconMistake? Quoted()
    {
        var opened = Line;
        if (At("\"\"\""))
        {
            var end = text.IndexOf("\"\"\"", _at + 3, StringComparison.Ordinal);
            for (var stop = end < 0 ? text.Length : end + 3; _at < stop;)
            {
                Advance();
            }

            return end < 0 ? new HoconMistake(opened, "the three quotes opened here are never closed: add \"\"\".") : null;
        }

        for (Advance(); Now != '"'; Advance())
        {
            if (AtEnd || Now == '\n')
            {
                return new HoconMistake(opened, "the quote opened here is not closed on its line: add a \".");
            }

            if (Now == '\\')
            {
                Advance();
                if (!Escaped())
                {
                    return Wrong("this character in quotes needs no backslash: write / in paths, or \\\\ for a backslash.");
                }
            }
        }

        Advance();
        return null;
    }

    /// <summary>Moves past a text without quotes, to the end of its line or to a comma, a closing bracket or a comment.</summary>
    public HoconMistake? Unquoted(string path)
    {
        if (Now == '\'')
        {
            return Wrong($"the value of {path} has single quotes: use double quotes.");
        }

        var start = _at;
        while (!AtEnd && !AtComment && Now is not ('\n' or ',' or '}' or ']'))
        {
            if (Now == '$' && At("${"))
            {
                return Wrong($"{path} refers to another value with ${{…}}, which is not supported: write the value itself.");
            }

            if (NeedQuotes.Contains(Now, StringComparison.Ordinal) && !IsInsideWord(start))
            {
                return Wrong($"the value of {path} contains '{Now}': start a new line for the next key, or put the text in double quotes.");
            }

            Skip();
        }

        var value = text.AsSpan(start, _at - start).Trim();
        _plain.Append('"').Append(value is "null" ? Null : value).Append('"');
        return text.AsSpan(start, _at - start).IsWhiteSpace() ? Wrong($"a value of {path} is missing here.") : null;
    }

    /// <summary>What was passed so far, without comments, all texts in quotes, new lines for commas between keys: it means the same.</summary>
    public string Plain() => _plain.ToString();

    private void Skip()
    {
        if (Now == '\n')
        {
            Line++;
        }

        _at++;
    }

    private string Shown => AtEnd ? "the end" : Now.ToString();

    /// <summary>
    /// Whether a colon joins two parts of one word, for example f1:1. A key and its value after a missing line break look different: there is a blank before
    /// the key, or after the colon; and what // follows would be cut off as a comment.
    /// </summary>
    private bool IsInsideWord(int start) => Now == ':' && _at > start && !text.AsSpan(start, _at - start).ContainsAny(" \t\r")
        && _at + 1 < text.Length && !char.IsWhiteSpace(text[_at + 1]) && text[_at + 1] is not (',' or '}' or ']' or '#') && !At("://");

    private HoconMistake? Included(string key)
    {
        SkipSpaces();
        return Now is '=' or ':' or '{'
            ? null
            : Wrong($"{key} is not supported: copy the keys that you need into this file.");
    }

    private bool Escaped()
    {
        if (Now != 'u')
        {
            return Now is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't';
        }

        for (var digit = 0; digit < 4; digit++)
        {
            if (_at + 1 >= text.Length || !char.IsAsciiHexDigit(text[_at + 1]))
            {
                return false;
            }

            Advance();
        }

        return true;
    }

    private bool At(string part) => string.CompareOrdinal(text, _at, part, 0, part.Length) == 0;

    private HoconMistake Wrong(string sentence) => new(Line, sentence);
}
