using System.Collections.Immutable;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>One whole number of pixels for all blocks of a net, or a list with one for each.</summary>
/// <param name="Low">The lowest.</param>
public sealed record BlocksKind(int Low) : ValueKind<ImmutableArray<int>>
{
    private const int Most = 1000;

    private readonly WholeKind _number = new(Low, Most);
    private readonly ListKind<int> _list = new(new WholeKind(Low, Most), 1, "[5, 3]");

    /// <inheritdoc/>
    public override string Expected => $"{_number.Expected}, or a list with one for each block";

    /// <inheritdoc/>
    public override bool TryRead(HoconTree written, out ImmutableArray<int> value)
    {
        if (written is not HoconTree.Text) return _list.TryRead(written, out value);
        var right = _number.TryRead(written, out var number);
        value = [number];
        return right;
    }

    /// <inheritdoc/>
    public override bool TryParse(string text, out ImmutableArray<int> value)
    {
        if (text.StartsWith('[')) return _list.TryParse(text, out value);
        var right = _number.TryParse(text, out var number);
        value = [number];
        return right;
    }

    /// <inheritdoc/>
    public override string Format(ImmutableArray<int> value) => value.Length == 1 ? _number.Format(value[0]) : _list.Format(value);
}
