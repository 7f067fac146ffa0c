using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>A column of numbers, or of True and False, which are 1 and 0.</summary>
/// <param name="ofTexts">Advice if no field is a number; can be empty.</param>
internal sealed class NumberColumn(string ofTexts = "") : ICsvColumn
{
    private readonly List<double> _numbers = [];
    private readonly Dictionary<FieldFault, Tally> _faults = [];
    private Tally? _truths;
    private int _rows;
    private bool _inexact;
    private byte[]? _firstLong;

    /// <summary>One for each row, finite; complete if <see cref="Tell"/> reported nothing.</summary>
    public ReadOnlySpan<double> Numbers => CollectionsMarshal.AsSpan(_numbers);

    /// <summary>Whether all its fields are True or False.</summary>
    public bool IsTruth => _truths?.Count == _rows;

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> field, long line)
    {
        _rows++;
        if (CsvNumber.TryParse(field, out var number))
        {
            _numbers.Add(number);
            if (field.Length > 15) LookAtDigits(field, number);
        }
        else if (CsvNumber.Truth(field) is { } truth)
        {
            _numbers.Add(truth ? 1 : 0);
            _truths = Tally.With(_truths, field, line);
        }
        else
        {
            var fault = CsvNumber.FaultOf(Encoding.UTF8.GetString(field).Trim());
            _faults[fault] = Tally.With(_faults.GetValueOrDefault(fault), field, line);
        }
    }

    /// <inheritdoc/>
    public void Tell(string column, MistakeLog log)
    {
        if (_faults.Count > 0)
        {
            Decide();

            // If fields are wrong in several ways, the most frequent one.
            var (fault, tally) = _faults.OrderByDescending(entry => entry.Value.Count).ThenBy(entry => entry.Value.Line).First();
            var advice = fault == FieldFault.Text && tally.Count == _rows && _rows > 1 ? ofTexts : "";
            log.AddField(tally.Line, column, FaultSentence.Of(fault, tally, _faults.Values.Sum(other => other.Count) - tally.Count, advice));
        }
        else if (_truths is { } truths && truths.Count < _rows)
        {
            log.AddField(truths.Line, column, $"{Shown.Quoted(truths.Text)} is in a column of numbers{FaultSentence.First(truths)}; write 1 for true and 0 for false.");
        }
        else if (_inexact && ColumnRange.Of(Numbers).IsFine(bits: 53))
        {
            log.AddColumn(column, "its whole numbers differ only after the 15 digits of a 64-bit number; subtract the smallest from all of them.");
        }
    }

    /// <summary>One comma before three digits is a decimal comma if another field shows decimal commas, and a thousands separator if another shows those.</summary>
    private void Decide()
    {
        var shown = _faults.ContainsKey(FieldFault.DecimalComma) ? FieldFault.DecimalComma
            : _faults.ContainsKey(FieldFault.PointGroups) ? FieldFault.PointGroups
            : FieldFault.CommaGroups;
        if (!_faults.TryGetValue(shown, out var sure) || !_faults.Remove(FieldFault.CommaGroup, out var open)) return;
        _faults[shown] = sure with { Count = sure.Count + open.Count };
    }

    /// <summary>Double precision cannot distinguish all whole numbers above 2^53.</summary>
    private void LookAtDigits(ReadOnlySpan<byte> field, double number)
    {
        if (!long.TryParse(field, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out _)) return;
        _firstLong ??= field.ToArray();
        _inexact |= Math.Abs(number) > 1L << 53 && !field.SequenceEqual(_firstLong);
    }
}

/// <summary>Fields that are alike.</summary>
/// <param name="Count">How many.</param>
/// <param name="Line">Of the first.</param>
/// <param name="Text">The first.</param>
internal sealed record Tally(int Count, long Line, string Text)
{
    public static Tally With(Tally? tally, ReadOnlySpan<byte> field, long line) =>
        tally is null ? new Tally(1, line, Encoding.UTF8.GetString(field).Trim()) : tally with { Count = tally.Count + 1 };
}
