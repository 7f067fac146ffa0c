using System.Globalization;
using System.Text.RegularExpressions;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Settings;

/// <summary>What the value of a node's setting may be.</summary>
/// <param name="Words">In words that follow "must be".</param>
/// <param name="Fits">Whether a value is one. Akka can then read it.</param>
internal sealed partial record SettingForm(string Words, Func<HoconTree, bool> Fits)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1), Longest = TimeSpan.FromDays(1);

    /// <summary>A switch, in the four words that Akka knows.</summary>
    public static SettingForm Switch { get; } = OneOf("on", "off", "true", "false");

    public static SettingForm Any { get; } = OfText("a text", _ => true);

    /// <summary>Whether it is a list, written in brackets.</summary>
    public bool IsList { get; private init; }

    /// <summary>One of some words, letter by letter.</summary>
    public static SettingForm OneOf(params string[] words) => OfText(
        words is [var only] ? only : $"{string.Join(", ", words[..^1])} or {words[^1]}", text => words.Contains(text, StringComparer.Ordinal));

    /// <summary>A text that a condition holds for.</summary>
    public static SettingForm OfText(string words, Func<string, bool> takes) => new(words, tree => tree is HoconTree.Text(var text) && takes(text));

    /// <summary>A list of texts that a condition holds for.</summary>
    public static SettingForm OfList(string words, Func<string, bool> takes) => new(
        words, tree => tree is HoconTree.List(var items) && items.All(item => item is HoconTree.Text(var text) && takes(text)))
    { IsList = true };

    /// <summary>A whole number.</summary>
    public static SettingForm Whole(int least, int most) => OfText(
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most);

    /// <summary>A number above 0.</summary>
    public static SettingForm Number(double most) => OfText(
        string.Create(CultureInfo.InvariantCulture, $"a number above 0 and up to {most}, for example {most / 1000}"),
        text => Decimal().IsMatch(text) && double.Parse(text, CultureInfo.InvariantCulture) is > 0 and var number && number <= most);

    /// <summary>A number from 0 to 1.</summary>
    public static SettingForm Share { get; } = OfText(
        "a number from 0 to 1", text => Decimal().IsMatch(text) && double.Parse(text, CultureInfo.InvariantCulture) is >= 0 and <= 1);

    /// <summary>A duration from 1 ms, or longer, to a day.</summary>
    public static SettingForm Lasting(TimeSpan least) => Between(least, Longest);

    /// <summary>A duration of the order of magnitude of the one that Akka ships: a clock's tick of an hour, or a limit of a microsecond, end a node.</summary>
    public static SettingForm Near(TimeSpan shipped) => shipped == TimeSpan.Zero
        ? Between(TimeSpan.Zero, Longest)
        : Between(shipped / 100 > Shortest ? shipped / 100 : Shortest, shipped * 100);

    /// <summary>A number of bytes.</summary>
    public static SettingForm Size(long least, long most) => OfText(
        string.Create(CultureInfo.InvariantCulture, $"a size from {least} to {most} bytes, for example 65536b or 128KiB"),
        text => ByteSize.Parse(text) is { } bytes && bytes >= least && bytes <= most);

    /// <summary>Either of two.</summary>
    public SettingForm Or(SettingForm other) => new($"{Words}, or {other.Words}", tree => Fits(tree) || other.Fits(tree));

    /// <summary>A duration in Akka's notation; null if it is not one, or is infinite.</summary>
    public static TimeSpan? DurationOf(string text) =>
        Time().Match(text) is { Success: true } match
        && double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture) * TicksOf(match.Groups["unit"].Value) is < long.MaxValue and var ticks
            ? TimeSpan.FromTicks((long)ticks)
            : null;

    /// <summary>A duration as people write it.</summary>
    public static string Written(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => Rounded(time.TotalMilliseconds, "ms"),
        { TotalMinutes: < 2 } => Rounded(time.TotalSeconds, "s"),
        { TotalHours: < 2 } => Rounded(time.TotalMinutes, "minutes"),
        { TotalDays: 1 } => "1 day",
        { TotalDays: < 2 } => Rounded(time.TotalHours, "hours"),
        _ => Rounded(time.TotalDays, "days"),
    };

    private static SettingForm Between(TimeSpan least, TimeSpan most) => OfText(
        $"a duration from {Written(least)} to {Written(most)}, for example 500 ms, 15 s or 2 m",
        text => DurationOf(text) is { } time && time >= least && time <= most);

    private static string Rounded(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number:0.#} {unit}");

    private static double TicksOf(string unit) => unit switch
    {
        ['n', ..] => 0.01,
        ['u', ..] or ['m', 'i', 'c', ..] => TimeSpan.TicksPerMicrosecond,
        ['m', 's', ..] or ['m', 'i', 'l', ..] or "" => TimeSpan.TicksPerMillisecond,
        ['s', ..] => TimeSpan.TicksPerSecond,
        ['m', ..] => TimeSpan.TicksPerMinute,
        ['h', ..] => TimeSpan.TicksPerHour,
        _ => TimeSpan.TicksPerDay,
    };

    // Akka's own spellings; it reads a number without a unit as milliseconds.
    [GeneratedRegex(
        @"^(?<value>[0-9]{1,12}(\.[0-9]{1,6})?)\s*(?<unit>(nanoseconds|nanosecond|nanos|nano|ns|microseconds|microsecond|micros|micro|us|" +
        "milliseconds|millisecond|millis|milli|ms|seconds|second|s|minutes|minute|m|hours|hour|h|days|day|d)?)$")]
    private static partial Regex Time();

    [GeneratedRegex(@"^[0-9]{1,12}(\.[0-9]{1,12})?$")]
    private static partial Regex Decimal();
}
