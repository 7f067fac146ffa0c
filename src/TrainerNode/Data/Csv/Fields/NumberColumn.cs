using System.Globalization;
using System.Text;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>A column of numbers, or of True and False, which are 1 and 0.</summary>
/// <param name="missing">How the fields of the file are written, missing values among them.</param>
/// <param name="needed">Why each row needs a number, to end a sentence, or "" if that is clear; null if a row may have none.</param>
/// <param name="ofTexts">Advice if fields are texts; can be empty.</param>
/// <param name="space">Where the numbers are kept; null: in memory.</param>
/// <param name="isOrder">Whether the numbers order the rows, so that all their digits count.</param>
internal sealed class NumberColumn(FieldSpelling missing, string? needed = "", string ofTexts = "", LoadingSpace? space = null, bool isOrder = false) : ICsvColumn
{
    /// <summary>A number with a unit is often a name (4WD) if there are so few of them, and each in several rows.</summary>
    private const int FewUnits = 20;

    /// <summary>From this share of numbers that begin with 0 on, they are codes of different lengths.</summary>
    private const double SomeCodes = 0.05;

    /// <summary>Digits of the shortest phone numbers with the code of a country.</summary>
    private const int LeastDialled = 7;

    private const NumberStyles Whole = NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    private static readonly NumberFormatInfo Commas = new() { NumberDecimalSeparator = "," };

    private readonly GrowingColumn<double> _numbers = new(space);
    private readonly Dictionary<FieldFault, FaultCount> _faults = [];
    private readonly HashSet<string> _units = new(StringComparer.Ordinal);
    private FaultCount? _truths, _missing, _dialled;
    private GrowingColumn<double>? _rests;
    private int _rows, _groups;
    private bool _inexact;
    private byte[]? _firstLong;
    private FaultCount? _thousands;
    private int _shortest = int.MaxValue, _longest, _whole;
    private bool _isPointed = true, _hasPoint;

    /// <summary>One for each row, finite, or NaN for a missing one; complete if <see cref="Tell"/> reported nothing.</summary>
    public ReadOnlySpan<double> Numbers => _numbers.Values;

    /// <summary>Numbers that order the rows like all digits of the fields do: the numbers themselves, or their ranks where double precision does not hold them.</summary>
    public double[] Order() => _rests is null ? Numbers.ToArray() : ExactOrder.Compute(Numbers, _rests.Values);

    /// <summary>Whether all its fields are True or False.</summary>
    public bool IsTruth => _truths is { } truths && truths.Count + Missing == _rows;

    /// <summary>Rows without a number.</summary>
    public int Missing => _missing?.Count ?? 0;

    /// <summary>Fields that are neither a number, True, False nor missing.</summary>
    public int Wrong => _faults.Values.Sum(tally => tally.Count);

    /// <summary>Fields that are numbers.</summary>
    public int Plain => _rows - Wrong - Missing - (_truths?.Count ?? 0);

    /// <summary>Whole numbers that begin with 0, like codes; null if there are none.</summary>
    public FaultCount? Coded { get; private set; }

    /// <summary>Whether all its numbers are codes of digits: some begin with 0, all have the same length or many begin with 0, and none has a fraction.</summary>
    public bool IsCode => Coded is { } coded && _whole == Plain && (_shortest == _longest || coded.Count >= SomeCodes * Plain);

    /// <summary>Phone numbers that begin with + and the code of a country, if all are such; else null.</summary>
    public FaultCount? Dialled => _dialled?.Count == Plain ? _dialled : null;

    /// <summary>A whole number that double precision cannot hold exactly; null if there is none.</summary>
    public FaultCount? Beyond { get; private set; }

    /// <summary>Whether the decimal sign is a comma.</summary>
    public bool HasCommas => missing.HasCommas;

    /// <summary>Numbers whose decimal sign has three digits behind it, like thousands in many languages, if no other number has one; else null.</summary>
    public FaultCount? Thousands => _isPointed ? _thousands : null;

    /// <summary>Fields that are written like numbers but cannot be read as one.</summary>
    public int Unlike => _faults.Where(fault => fault.Key switch
    {
        FieldFault.Text or FieldFault.Word or FieldFault.Digits => false,
        FieldFault.Unit => _units.Count > FewUnits || _units.Count * 2 > fault.Value.Count,
        FieldFault.Delimiter => fault.Value.Count == _groups,
        _ => true,
    }).Sum(fault => fault.Value.Count);

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> field, long line)
    {
        _rows++;
        if (missing.Added(field))
        {
            Lacks(field, line);
        }
        else if (missing.TryParse(field, out var number))
        {
            _numbers.Add(number);
            Look(field, number, line);
        }
        else if (CsvNumber.Truth(field) is { } truth)
        {
            _numbers.Add(truth ? 1 : 0);
            _truths = FaultCount.With(_truths, field, line);
        }
        else
        {
            var text = Encoding.UTF8.GetString(field).Trim();
            var fault = missing.FaultOf(text);
            if (fault == FieldFault.Missing)
            {
                Lacks(field, line);
                return;
            }

            _faults[fault] = FaultCount.With(_faults.GetValueOrDefault(fault), field, line);
            if (fault == FieldFault.Unit && _units.Count <= FewUnits) _units.Add(text);
            if (fault == FieldFault.Delimiter && !text.Any(char.IsLetter)) _groups++;
        }
    }

    /// <inheritdoc/>
    public void Tell(string column, MistakeLog log)
    {
        if (needed is not null && _missing is { } lacking)
        {
            _faults[FieldFault.Missing] = lacking;
        }

        if (_faults.Count > 0)
        {
            Decide();

            // If fields are wrong in several ways, the most frequent one.
            var (fault, tally) = _faults.OrderByDescending(entry => entry.Value.Count).ThenBy(entry => entry.Value.Line).First();
            var advice = fault == FieldFault.Missing ? needed! : fault == FieldFault.Text && (needed is null || tally.Count == _rows) && _rows > 1 ? ofTexts
                : fault == FieldFault.DecimalComma && !_hasPoint && missing is { IsOfExperiment: true, HasCommas: false } ? "or set data.decimal = comma if all numbers of the file have decimal commas"
                : fault == FieldFault.BlankGroups && ofTexts.Length > 0 && tally.Count > 1 && tally.Count + Missing == _rows ? "or set its type to category, id or ignore in data.columns if these are codes" : "";
            log.AddField(tally.Line, column, FaultSentence.Write(fault, tally, _faults.Values.Sum(other => other.Count) - tally.Count, advice, missing.HasCommas));
        }
        else if (_truths is { } truths && truths.Count + Missing < _rows)
        {
            log.AddField(truths.Line, column, $"{QuotedText.Quoted(truths.Text)} is in a column of numbers{FaultSentence.First(truths)}; write 1 for true and 0 for false.");
        }
        else if (_inexact && !isOrder && ColumnRange.Compute(Numbers).IsFine(bits: 53))
        {
            log.AddColumn(column, "its whole numbers differ only after the 15 digits of a 64-bit number; subtract the smallest from all of them.");
        }
    }

    private void Lacks(ReadOnlySpan<byte> field, long line)
    {
        _missing = FaultCount.With(_missing, field, line);
        _numbers.Add(double.NaN);
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

    /// <summary>What the digits of a number show besides its value.</summary>
    private void Look(ReadOnlySpan<byte> field, double number, long line)
    {
        var other = field.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (other < 0)
        {
            _whole++;
            (_shortest, _longest) = (Math.Min(_shortest, field.Length), Math.Max(_longest, field.Length));
            if (field.Length > 1 && field[0] == (byte)'0') Coded = FaultCount.With(Coded, field, line);
        }
        else
        {
            _hasPoint = _hasPoint || field.Contains((byte)'.');
            if (_isPointed) LookAtPoint(field, line);
            if (field[0] == (byte)'+' && field.Length > LeastDialled && IsDigits(field[1..])) _dialled = FaultCount.With(_dialled, field, line);
        }

        if (field.Length > 15) LookAtDigits(field, number, line);
    }

    private void LookAtPoint(ReadOnlySpan<byte> field, long line)
    {
        var digits = field[0] is (byte)'-' or (byte)'+' ? field[1..] : field;
        if (IsDigits(digits)) return;
        _isPointed = digits.Length is >= 5 and <= 7 && digits[^4] == (byte)(HasCommas ? ',' : '.') && digits[0] is >= (byte)'1' and <= (byte)'9' && IsDigits(digits[..^4]) && IsDigits(digits[^3..]);
        if (_isPointed) _thousands = FaultCount.With(_thousands, field, line);
    }

    private static bool IsDigits(ReadOnlySpan<byte> letters) => !letters.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>Double precision cannot distinguish all whole numbers above 2^53.</summary>
    private void LookAtDigits(ReadOnlySpan<byte> field, double number, long line)
    {
        if (isOrder && RestOf(field, number) is not 0 and var rest) KeepRest(rest);
        if (!Int128.TryParse(field, Whole, CultureInfo.InvariantCulture, out var exact)) return;
        if ((Int128)number != exact) Beyond = FaultCount.With(Beyond, field, line);
        _firstLong ??= field.ToArray();
        _inexact |= Math.Abs(number) > 1L << 53 && !field.SequenceEqual(_firstLong);
    }

    // Over the decimal of the same number with 15 digits: what has no more digits is that decimal, and has no rest.
    private double RestOf(ReadOnlySpan<byte> field, double number) =>
        decimal.TryParse(field, NumberStyles.Float, missing.HasCommas ? Commas : CultureInfo.InvariantCulture, out var exact) ? (double)(exact - (decimal)number)
        : Int128.TryParse(field, Whole, CultureInfo.InvariantCulture, out var whole) ? (double)(whole - (Int128)number)
        : 0;

    /// <summary>Of the last number; earlier ones without a rest get 0.</summary>
    private void KeepRest(double rest)
    {
        _rests ??= new(space);
        while (_rests.Count < _numbers.Count - 1) _rests.Add(0);
        _rests.Add(rest);
    }
}
