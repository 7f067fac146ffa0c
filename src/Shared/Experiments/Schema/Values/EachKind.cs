using System.Collections.Immutable;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>One whole number for all parts of something, or a list with one for each.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="Part">What a part is.</param>
/// <param name="Example">An example of a list.</param>
/// <param name="OrAuto">Whether auto is a value, which is empty.</param>
public sealed record EachKind(int Low, string Part, string Example, bool OrAuto = false) : ValueKind<ImmutableArray<int>>
{
    private const int Most = 1000;
    private const string Auto = "auto";

    private readonly WholeKind _number = new(Low, Most);
    private readonly ListKind<int> _list = new(new WholeKind(Low, Most), 1, Example);

    /// <inheritdoc/>
    public override string Expected => OrAuto
        ? $"{Auto}, {_number.Expected}, or a list with one for each {Part}, for example {Example}"
        : $"{_number.Expected}, or a list with one for each {Part}";

    /// <inheritdoc/>
    public override bool TryRead(HoconTree written, out ImmutableArray<int> value) =>
        written is HoconTree.Text text ? TryParse(text.Value, out value) : _list.TryRead(written, out value);

    /// <inheritdoc/>
    public override bool TryParse(string text, out ImmutableArray<int> value)
    {
        value = [];
        if (OrAuto && text == Auto) return true;
        if (text.StartsWith('[')) return _list.TryParse(text, out value);
        var right = _number.TryParse(text, out var number);
        value = [number];
        return right;
    }

    /// <inheritdoc/>
    public override string Format(ImmutableArray<int> value) => value.Length switch
    {
        0 => Auto,
        1 => _number.Format(value[0]),
        _ => _list.Format(value),
    };
}
