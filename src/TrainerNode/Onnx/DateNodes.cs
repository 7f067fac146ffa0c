using ActorSearch.Shared.Arithmetic;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Onnx.Graphs;

namespace ActorSearch.TrainerNode.Onnx;

/// <summary>The numbers of dates, as <see cref="DateParts"/> computes them, in whole numbers of ticks.</summary>
internal sealed class DateNodes
{
    private const long FirstDay = -719_162, LastDay = 2_932_896;

    private readonly OnnxGraph _graph;
    private readonly string _days, _missing;
    private (string Day, string Time)? _split;
    private (string Year, string Month, string Day)? _date;

    /// <param name="input">Days since 1970-01-01, [rows, 1] of 64 bits, NaN where there is none. Days outside of the years 1 to 9999 become infinite.</param>
    public DateNodes(OnnxGraph graph, string input)
    {
        _graph = graph;
        _missing = graph.Node("IsNaN", input);
        var outside = graph.Node("Or", graph.Node("Less", input, graph.Double(FirstDay)), graph.Node("GreaterOrEqual", input, graph.Double(LastDay + 1)));
        _days = graph.Where(outside, graph.Double(double.PositiveInfinity), input);
    }

    /// <summary>A number of each date, [rows, 1] of 64 bits.</summary>
    public string Add(DatePart part)
    {
        if (part == DatePart.Elapsed) return _days;
        var outside = _graph.Node("Or", _missing, _graph.Node("IsInf", _days));
        return _graph.Where(outside, _days, part switch
        {
            DatePart.Year => Double(Date.Year),
            DatePart.Month => Double(Date.Month),
            DatePart.Day => Double(Date.Day),
            DatePart.Weekday => Double(Weekday),
            DatePart.Hour => _graph.Multiply(Time, _graph.Double(24)),
            DatePart.YearSin => Turned(YearShare, 0),
            DatePart.YearCos => Turned(YearShare, 1),
            DatePart.WeekSin => Turned(WeekShare, 0),
            DatePart.WeekCos => Turned(WeekShare, 1),
            DatePart.DaySin => Turned(Time, 0),
            DatePart.DayCos => Turned(Time, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part of a date."),
        });
    }

    /// <summary>Days since the first of January of year 1, which was a Monday, and the share of the day that is over.</summary>
    private (string Day, string Time) Split
    {
        get
        {
            if (_split is { } known) return known;
            var days = _graph.Where(_graph.Node("Or", _missing, _graph.Node("IsInf", _days)), _graph.Double(0), _days);
            var ticks = _graph.Cast(_graph.Node("Round", _graph.Multiply(days, _graph.Double(TimeSpan.TicksPerDay))), OnnxType.Int64);
            var since = _graph.Add(ticks, _graph.Int64(-FirstDay * TimeSpan.TicksPerDay));
            var day = Over(since, TimeSpan.TicksPerDay);
            _split = (day, _graph.Divide(Double(_graph.Subtract(since, Times(day, TimeSpan.TicksPerDay))), _graph.Double(TimeSpan.TicksPerDay)));
            return _split.Value;
        }
    }

    private string WholeDay => Split.Day;

    private string Time => Split.Time;

    private string Weekday => _graph.Node("Mod", WholeDay, _graph.Int64(7));

    private string WeekShare => _graph.Divide(_graph.Add(Double(Weekday), Time), _graph.Double(7));

    /// <summary>The share of the year that is over.</summary>
    private string YearShare
    {
        get
        {
            var (first, next) = (DaysBefore(Date.Year), DaysBefore(_graph.Add(Date.Year, _graph.Int64(1))));
            return _graph.Divide(_graph.Add(Double(_graph.Subtract(WholeDay, first)), Time), Double(_graph.Subtract(next, first)));
        }
    }

    /// <summary>Year, month and day. Years are counted from the first of March, so that a leap day is the last of its year; 400 years have 146,097 days.</summary>
    private (string Year, string Month, string Day) Date
    {
        get
        {
            if (_date is { } known) return known;
            const long FromMarch = 306, Days400 = 146_097, Days100 = 36_524, Days4 = 1_460;
            var since = _graph.Add(WholeDay, _graph.Int64(FromMarch));
            var era = Over(since, Days400);
            var day = _graph.Subtract(since, Times(era, Days400));
            var without = _graph.Subtract(_graph.Add(_graph.Subtract(day, Over(day, Days4)), Over(day, Days100)), Over(day, Days400 - 1));
            var year = Over(without, 365);
            var first = _graph.Subtract(_graph.Add(Times(year, 365), Over(year, 4)), Over(year, 100));
            var ofYear = _graph.Subtract(day, first);

            // Months from March on have 31, 30, 31, 30, 31 days, and again: 153 in five.
            var month = Over(_graph.Add(Times(ofYear, 5), _graph.Int64(2)), 153);
            var ofMonth = _graph.Add(_graph.Subtract(ofYear, Over(_graph.Add(Times(month, 153), _graph.Int64(2)), 5)), _graph.Int64(1));
            var isNext = Over(month, 10);
            _date = (
                _graph.Add(_graph.Add(year, Times(era, 400)), isNext),
                _graph.Subtract(_graph.Add(month, _graph.Int64(3)), Times(isNext, 12)),
                ofMonth);
            return _date.Value;
        }
    }

    private string DaysBefore(string year)
    {
        var before = _graph.Subtract(year, _graph.Int64(1));
        return _graph.Add(_graph.Subtract(_graph.Add(Times(before, 365), Over(before, 4)), Over(before, 100)), Over(before, 400));
    }

    /// <summary>
    /// The sine of a share of a turn and some quarter turns. As in <see cref="Elementary"/> the angle loses its quarter turns first, in three parts of π/2: the sine of ONNX
    /// Runtime has too few digits where it is nearly 0, and ranks differ where two equal numbers become unequal.
    /// </summary>
    private string Turned(string share, int quarters)
    {
        const double Quarter1 = (float)(Math.PI / 2), Quarter2 = (Math.PI / 2) - Quarter1, Quarter3 = 6.123233995736766e-17;
        var angle = _graph.Multiply(share, _graph.Double(2 * Math.PI));
        var turns = _graph.Node("Round", _graph.Multiply(angle, _graph.Double(2 / Math.PI)));
        var rest = angle;
        foreach (var part in (ReadOnlySpan<double>)[Quarter1, Quarter2, Quarter3])
        {
            rest = _graph.Subtract(rest, _graph.Multiply(turns, _graph.Double(part)));
        }

        var (sine, cosine) = (_graph.Node("Sin", rest), _graph.Node("Sin", _graph.Add(rest, _graph.Double(Math.PI / 2))));
        var quarter = _graph.Node("Mod", _graph.Add(_graph.Cast(turns, OnnxType.Int64), _graph.Int64(quarters)), _graph.Int64(4));
        var value = _graph.Where(_graph.Node("Equal", _graph.Node("Mod", quarter, _graph.Int64(2)), _graph.Int64(1)), cosine, sine);
        return _graph.Where(_graph.Node("GreaterOrEqual", quarter, _graph.Int64(2)), _graph.Node("Neg", value), value);
    }

    private string Over(string value, long divisor) => _graph.Divide(value, _graph.Int64(divisor));

    private string Times(string value, long factor) => _graph.Multiply(value, _graph.Int64(factor));

    private string Double(string whole) => _graph.Cast(whole, OnnxType.Double);
}
