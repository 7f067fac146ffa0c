using System.Collections.Immutable;
using ActorSearch.Shared.Checking;

namespace ActorSearch.TrainerNode.Data.Faults;

/// <summary>The mistakes of one file: the first twenty in full, the rest as a number.</summary>
/// <param name="file">Its path, as the user wrote it.</param>
internal sealed class MistakeLog(string file)
{
    private const int Limit = 20;

    private readonly ImmutableArray<Mistake>.Builder _mistakes = ImmutableArray.CreateBuilder<Mistake>();
    private long _more, _line;

    public bool IsEmpty => _mistakes.Count == 0;

    public void Add(string where, string sentence)
    {
        if (_mistakes.Count < Limit)
        {
            _mistakes.Add(new Mistake(where, sentence));
        }
        else
        {
            _more++;
        }
    }

    public void AddFile(string sentence) => Add(file, sentence);

    public void AddLine(long line, string sentence)
    {
        _line = line;
        Add($"{file}, line {line}", sentence);
    }

    /// <summary>Whether this line has a mistake as a whole.</summary>
    public bool HasLine(long line) => line == _line;

    public void AddField(long line, string column, string sentence) => Add($"{file}, line {line}, {column}", sentence);

    public void AddColumn(string column, string sentence) => Add($"{file}, {column}", sentence);

    public ImmutableArray<Mistake> ToImmutable() => _more == 0
        ? _mistakes.ToImmutable()
        : [.. _mistakes, new Mistake(file, $"and {_more} more {(_more == 1 ? "mistake" : "mistakes")} in this file.")];
}
