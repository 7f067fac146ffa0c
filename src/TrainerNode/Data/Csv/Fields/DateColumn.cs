using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>A column of dates in one of several ways to write them.</summary>
/// <param name="formats">The ways.</param>
/// <param name="missing">How the fields of the file are written, missing values among them.</param>
/// <param name="needed">Why each row needs a date, to end a sentence; null if a row may have none.</param>
/// <param name="space">Where the dates are kept; null: in memory.</param>
/// <param name="isKnown">Whether the training file has decided the way: then a setting does not change it.</param>
internal sealed class DateColumn(ImmutableArray<DateFormat> formats, FieldSpelling missing, string? needed = null, LoadingSpace? space = null, bool isKnown = false) : ICsvColumn
{
    private readonly GrowingColumn<double>?[] _days = [.. formats.Select(_ => new GrowingColumn<double>(space))];
    private FaultCount? _missing, _wrong, _other;
    private string? _zoned, _unzoned;
    private int _otherWay;

    /// <summary>Rows with a date.</summary>
    public int Filled { get; private set; }

    /// <summary>Rows without one.</summary>
    public int Missing => _missing?.Count ?? 0;

    /// <summary>Rows with a date in another way than those above them.</summary>
    public int InOtherForm => _other?.Count ?? 0;

    /// <summary>Rows with something else.</summary>
    public int Wrong => _wrong?.Count ?? 0;

    /// <summary>The first time of day with a time zone and the first one without; null unless the column has both.</summary>
    public (string Zoned, string Unzoned)? MixedZones => _zoned is { } zoned && _unzoned is { } unzoned ? (zoned, unzoned) : null;

    /// <summary>Whether two ways fit all rows and mean other dates.</summary>
    public bool IsAmbiguous => Fitting.Skip(1).Any(other => !_days[other]!.Values.SequenceEqual(_days[First]!.Values));

    /// <summary>The way in which the dates are written.</summary>
    public DateFormat Format => formats[First];

    /// <summary>Days since 1970-01-01, one for each row, NaN for a missing one.</summary>
    public ReadOnlySpan<double> Days => _days[First]!.Values;

    /// <summary>A way that does not fit the rows above, but this field; null if there is none.</summary>
    private int? OtherWay(ReadOnlySpan<byte> field)
    {
        for (var way = 0; way < formats.Length; way++)
        {
            if (_days[way] is null && formats[way].TryParse(field, out _)) return way;
        }

        return null;
    }

    private IEnumerable<int> Fitting => Enumerable.Range(0, _days.Length).Where(way => _days[way] is not null);

    private int First => Fitting.First();

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> field, long line)
    {
        if (missing.Added(field) || MissingWords.InNumbers(Encoding.UTF8.GetString(field).Trim()))
        {
            _missing = FaultCount.With(_missing, field, line);
            foreach (var way in _days) way?.Add(double.NaN);
            return;
        }

        Span<double> read = stackalloc double[formats.Length];
        for (var way = 0; way < formats.Length; way++)
        {
            read[way] = _days[way] is not null && formats[way].TryParse(field, out var days) ? days : double.NaN;
        }

        if (!read.ContainsAnyInRange(double.MinValue, double.MaxValue))
        {
            if (Filled > 0 && OtherWay(field) is { } other)
            {
                if (_other is null) _otherWay = other;
                _other = FaultCount.With(_other, field, line);
                return;
            }

            _wrong = FaultCount.With(_wrong, field, line);
            return;
        }

        Filled++;
        if (DateFormat.HasZone(field) is { } hasZone)
        {
            ref var first = ref hasZone ? ref _zoned : ref _unzoned;
            first ??= Encoding.UTF8.GetString(field).Trim();
        }

        for (var way = 0; way < formats.Length; way++)
        {
            if (double.IsNaN(read[way])) _days[way] = null;
            _days[way]?.Add(read[way]);
        }
    }

    /// <inheritdoc/>
    public void Tell(string column, MistakeLog log)
    {
        if (_other is { } other)
        {
            log.AddField(other.Line, column, string.Create(
                CultureInfo.InvariantCulture, $"{QuotedText.Quoted(other.Text)} is a date in the form {formats[_otherWay].Pattern}, but the dates above are in the form {formats[First].Pattern} ({Filled} like those above, {other.Count} in another form); write all dates in one form."));
        }
        else if (_wrong is { } wrong)
        {
            var way = formats.Length == 1 ? $" in the form {formats[0].Pattern}" : Filled == 0 ? "" : $" like those above it ({formats[First].Pattern})";
            log.AddField(wrong.Line, column, $"{QuotedText.Quoted(wrong.Text)} is not a date{way}{FaultSentence.First(wrong)}; correct it{(isKnown ? "" : ", or set its format in data.columns")}.");
        }
        else if (_missing is { } lacking && needed is not null)
        {
            log.AddField(lacking.Line, column, $"{FaultSentence.Lacking(lacking)}, but {needed}.");
        }
        else if (IsAmbiguous)
        {
            log.AddColumn(column, "its dates may begin with the day or with the month; set data.columns { NAME { type = date, format = \"d/M/yyyy\" } } or \"M/d/yyyy\".");
        }
    }
}
