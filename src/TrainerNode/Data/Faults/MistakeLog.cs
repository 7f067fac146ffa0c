using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Checking;

namespace ActorSearch.TrainerNode.Data.Faults;

/// <summary>
/// The mistakes of one table: the first twenty in full, the rest as a number; lines that have the same mistake are one. A table can have several files, whose lines
/// are counted on.
/// </summary>
/// <param name="file">Its path, as the user wrote it.</param>
internal sealed class MistakeLog(string file)
{
    private const int Limit = 20;

    private readonly ImmutableArray<Mistake>.Builder _mistakes = ImmutableArray.CreateBuilder<Mistake>();
    private readonly Dictionary<(string? File, string Sentence), (int Place, long Lines)> _lines = [];
    private readonly List<(string File, long Before, bool IsOfRows)> _files = [];
    private long _more, _line;
    private string? _part;

    /// <summary>Lines of the files before the current one.</summary>
    public long Before => _files.Count == 0 ? 0 : _files[^1].Before;

    public bool IsEmpty => _mistakes.Count == 0;

    /// <summary>The lines that follow are those of a file of the table.</summary>
    /// <param name="part">Its path.</param>
    /// <param name="before">Lines of the files before it.</param>
    public void Enter(string part, long before)
    {
        _files.Add((part, before, false));
        _part = part;
    }

    /// <summary>The current file has rows below its names instead of lines: they are counted from 0 for people.</summary>
    public void CountRows() => _files[^1] = _files[^1] with { IsOfRows = true };

    /// <summary>What follows is about the whole table.</summary>
    public void Leave() => _part = null;

    public void Add(string where, string sentence) => Add(new Mistake(where, sentence));

    private void Add(Mistake mistake)
    {
        if (_mistakes.Count < Limit)
        {
            _mistakes.Add(mistake);
        }
        else
        {
            _more++;
        }
    }

    public void AddFile(string sentence) => Add(_part ?? file, sentence);

    public void AddLine(long line, string sentence)
    {
        _line = line;
        if (_lines.TryGetValue((_part, sentence), out var earlier))
        {
            _lines[(_part, sentence)] = earlier with { Lines = earlier.Lines + 1 };
            return;
        }

        if (_mistakes.Count < Limit) _lines.Add((_part, sentence), (_mistakes.Count, 1));
        Add(Place(line), sentence);
    }

    /// <summary>Where a line is: its file, and its number in that file.</summary>
    public string Place(long line) => _files.FindLast(part => part.Before < line) switch
    {
        { File: null } => $"{file}, line {line}",
        { IsOfRows: false } text => $"{text.File}, line {line - text.Before}",
        var rows => line - rows.Before - 2 is >= 0 and var row ? $"{rows.File}, row {row} (counted from 0)" : rows.File,
    };

    /// <summary>Whether this line has a mistake as a whole.</summary>
    public bool HasLine(long line) => line == _line;

    public void AddField(long line, string column, string sentence) => Add(new Mistake($"{Place(line)}, {column}", sentence) { Column = column });

    public void AddColumn(string column, string sentence) => Add(new Mistake($"{_part ?? file}, {column}", sentence) { Column = column });

    public ImmutableArray<Mistake> ToImmutable()
    {
        foreach (var (place, lines) in _lines.Values.Where(lines => lines.Lines > 1))
        {
            var mistake = _mistakes[place];
            _mistakes[place] = mistake with { Sentence = string.Create(CultureInfo.InvariantCulture, $"{mistake.Sentence.TrimEnd('.')} (the first of {lines} such lines).") };
        }

        _lines.Clear();
        return _more == 0
            ? _mistakes.ToImmutable()
            : [.. _mistakes, new Mistake(file, $"and {Amount.Format(_more, "more mistake")} in this file.")];
    }
}
