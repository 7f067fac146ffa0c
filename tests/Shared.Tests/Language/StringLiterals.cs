using System.Text;

namespace ActorSearch.Shared.Tests.Language;

/// <summary>
/// Finds the string literals of C# code: regular, verbatim, raw and interpolated ones. A hole of an interpolated string becomes "{}" and is
/// code again; comments and character literals are left out. Preprocessor directives are not known.
/// </summary>
internal sealed class StringLiterals
{
    private readonly string _code;
    private readonly List<(int Line, string Text)> _found = [];
    private int _at;

    private StringLiterals(string code) => _code = code;

    /// <returns>The texts with the line on which each begins, from 1; inner ones before the literal whose hole they are in.</returns>
    public static IReadOnlyList<(int Line, string Text)> Of(string code)
    {
        var literals = new StringLiterals(code);
        literals.Code(inHole: false);
        return literals._found;
    }

    private void Code(bool inHole)
    {
        for (var depth = 0; _at < _code.Length;)
        {
            var here = _code[_at];
            if (inHole && depth == 0 && here == '}')
            {
                return;
            }

            depth += here is '{' or '(' or '[' ? 1 : here is '}' or ')' or ']' ? -1 : 0;
            if (Begins("//"))
            {
                SkipTo("\n");
            }
            else if (Begins("/*"))
            {
                SkipTo("*/");
            }
            else if (here == '\'')
            {
                _at += _code[_at + 1] == '\\' ? 3 : 2;
                SkipTo("'");
            }
            else if (here is '"' or '$' or '@')
            {
                Literal();
            }
            else
            {
                _at++;
            }
        }
    }

    private void Literal()
    {
        var begin = _at;
        while (_at < _code.Length && _code[_at] is '$' or '@')
        {
            _at++;
        }

        if (_at >= _code.Length || _code[_at] != '"')
        {
            return;
        }

        var prefix = _code[begin.._at];
        var quotes = Run('"');
        if (quotes == 2)
        {
            return;
        }

        var (dollars, raw) = (prefix.Count(one => one == '$'), quotes > 2);
        var text = new StringBuilder();
        while (_at < _code.Length && !Ends(raw, quotes, prefix.Contains('@')))
        {
            Character(text, dollars, raw || prefix.Contains('@'));
        }

        _found.Add((1 + _code.AsSpan(0, begin).Count('\n'), text.ToString()));
    }

    private void Character(StringBuilder text, int dollars, bool verbatim)
    {
        var here = _code[_at];
        if (here == '{' && dollars > 0 && HoleOpens(dollars))
        {
            Code(inHole: true);
            _at += dollars;
            text.Append("{}");
        }
        else if (here == '\\' && !verbatim)
        {
            text.Append(_code[_at + 1] == 'n' ? '\n' : _code[_at + 1]);
            _at += 2;
        }
        else
        {
            text.Append(here);
            _at++;
        }
    }

    /// <summary>With one dollar two braces are one brace of the text; with more dollars fewer braces than dollars are.</summary>
    private bool HoleOpens(int dollars)
    {
        var braces = _code.AsSpan(_at).IndexOfAnyExcept('{');
        if (dollars == 1 && braces % 2 == 0)
        {
            _at += braces - 1;
            return false;
        }

        if (braces < dollars)
        {
            return false;
        }

        _at += braces;
        return true;
    }

    private bool Ends(bool raw, int quotes, bool verbatim)
    {
        if (_code[_at] != '"')
        {
            return false;
        }

        if (raw)
        {
            var closing = _code.AsSpan(_at).IndexOfAnyExcept('"');
            var ends = closing >= quotes || closing < 0;
            _at += ends ? quotes : 0;
            return ends;
        }

        _at++;
        return !verbatim || _at >= _code.Length || _code[_at] != '"';
    }

    private int Run(char one)
    {
        var begin = _at;
        while (_at < _code.Length && _code[_at] == one)
        {
            _at++;
        }

        return _at - begin;
    }

    private bool Begins(string text) => _code.AsSpan(_at).StartsWith(text, StringComparison.Ordinal);

    private void SkipTo(string end)
    {
        var found = _code.IndexOf(end, _at, StringComparison.Ordinal);
        _at = found < 0 ? _code.Length : found + end.Length;
    }
}
