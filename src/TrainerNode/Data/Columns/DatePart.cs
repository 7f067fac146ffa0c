using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Data.Columns;

/// <summary>One number of a date.</summary>
public enum DatePart
{
    /// <summary>Days since 1970-01-01, with the time of day as a fraction.</summary>
    Elapsed,

    /// <summary>The year.</summary>
    Year,

    /// <summary>1 to 12.</summary>
    Month,

    /// <summary>1 to 31.</summary>
    Day,

    /// <summary>0, Monday, to 6.</summary>
    Weekday,

    /// <summary>0 to 24, with minutes as a fraction.</summary>
    Hour,

    /// <summary>Sine of the place in the year.</summary>
    YearSin,

    /// <summary>Cosine of the place in the year.</summary>
    YearCos,

    /// <summary>Sine of the place in the week.</summary>
    WeekSin,

    /// <summary>Cosine of the place in the week.</summary>
    WeekCos,

    /// <summary>Sine of the time of day.</summary>
    DaySin,

    /// <summary>Cosine of the time of day.</summary>
    DayCos,
}

/// <summary>The numbers of dates.</summary>
internal static class DateParts
{
    /// <summary>The numbers of a form, the hour only where there are times.</summary>
    public static ReadOnlySpan<DatePart> List(DateForm form, bool hasTimes) => (form, hasTimes) switch
    {
        (DateForm.Parts, false) => [DatePart.Elapsed, DatePart.Year, DatePart.Month, DatePart.Day, DatePart.Weekday],
        (DateForm.Parts, true) => [DatePart.Elapsed, DatePart.Year, DatePart.Month, DatePart.Day, DatePart.Weekday, DatePart.Hour],
        (DateForm.Cyclic, false) => [DatePart.Elapsed, DatePart.YearSin, DatePart.YearCos, DatePart.WeekSin, DatePart.WeekCos],
        (DateForm.Cyclic, true) =>
            [DatePart.Elapsed, DatePart.YearSin, DatePart.YearCos, DatePart.WeekSin, DatePart.WeekCos, DatePart.DaySin, DatePart.DayCos],
        _ => [DatePart.Elapsed],
    };

    /// <summary>The name of an input: the column's own for the elapsed days, else <c>day.year-sin</c>.</summary>
    public static string Name(string column, DatePart part) => part switch
    {
        DatePart.Elapsed => column,
        DatePart.YearSin => $"{column}.year-sin",
        DatePart.YearCos => $"{column}.year-cos",
        DatePart.WeekSin => $"{column}.week-sin",
        DatePart.WeekCos => $"{column}.week-cos",
        DatePart.DaySin => $"{column}.day-sin",
        DatePart.DayCos => $"{column}.day-cos",
        _ => $"{column}.{part.ToString().ToLowerInvariant()}",
    };

    /// <summary>The number of a part.</summary>
    /// <param name="days">Since 1970-01-01; NaN, which is missing, stays.</param>
    public static double Compute(DatePart part, double days)
    {
        if (part == DatePart.Elapsed || double.IsNaN(days)) return days;
        var date = DateTime.UnixEpoch.AddTicks((long)Math.Round(days * TimeSpan.TicksPerDay));
        var time = date.TimeOfDay.Ticks / (double)TimeSpan.TicksPerDay;
        var weekday = ((int)date.DayOfWeek + 6) % 7;
        var year = (date.DayOfYear - 1 + time) / (DateTime.IsLeapYear(date.Year) ? 366 : 365);
        return part switch
        {
            DatePart.Year => date.Year,
            DatePart.Month => date.Month,
            DatePart.Day => date.Day,
            DatePart.Weekday => weekday,
            DatePart.Hour => time * 24,
            DatePart.YearSin => Elementary.Sin(2 * Math.PI * year),
            DatePart.YearCos => Elementary.Cos(2 * Math.PI * year),
            DatePart.WeekSin => Elementary.Sin(2 * Math.PI * ((weekday + time) / 7)),
            DatePart.WeekCos => Elementary.Cos(2 * Math.PI * ((weekday + time) / 7)),
            DatePart.DaySin => Elementary.Sin(2 * Math.PI * time),
            _ => Elementary.Cos(2 * Math.PI * time),
        };
    }
}
