using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>The form of a setting's values: one canonical text for each.</summary>
public abstract record ValueKind<T>
{
    /// <summary>What a value must be, to end the sentence «… must be».</summary>
    public abstract string Expected { get; }

    /// <summary>All values, if they are a few words; otherwise empty.</summary>
    public virtual ImmutableArray<string> Names => [];

    /// <summary>Reads a text, canonical or not.</summary>
    public abstract bool TryParse(string text, [MaybeNullWhen(false)] out T value);

    public abstract string Format(T value);

    /// <summary>Reads what a user wrote.</summary>
    public virtual bool TryRead(HoconTree written, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return written is HoconTree.Text text && TryParse(text.Value, out value);
    }

    /// <summary>Why a part of what a user wrote is not a value, in a sentence; null where <see cref="Expected"/> says enough.</summary>
    public virtual string? Reason(HoconTree written) => null;
}

/// <summary>A finite number within bounds.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="LowIncluded">Whether it is a value itself.</param>
/// <param name="High">The upper bound.</param>
/// <param name="HighIncluded">Whether it is a value itself.</param>
public sealed record NumberKind(double Low, bool LowIncluded, double High, bool HighIncluded) : ValueKind<double>
{
    /// <summary>Between these, net and optimiser can compute in single precision: products with a gradient or a loss are neither 0 nor infinite.</summary>
    public const double Least = 1e-30, Most = 1e30;

    /// <summary>Any number, to write some down.</summary>
    public static NumberKind Any { get; } = new(double.NegativeInfinity, false, double.PositiveInfinity, false);

    /// <inheritdoc/>
    public override string Expected => (Low, LowIncluded, HighIncluded) switch
    {
        (double.NegativeInfinity, _, _) when High == double.PositiveInfinity => "a number",
        (double.NegativeInfinity, _, _) => $"a number {(HighIncluded ? "of at most" : "below")} {Shown(High)}",
        _ when High == double.PositiveInfinity => $"a number {(LowIncluded ? "of at least" : "above")} {Shown(Low)}",
        (Least, true, true) => $"a number above 0 ({Shown(Low)} to {Shown(High)})",
        (_, true, true) => $"a number from {Shown(Low)} to {Shown(High)}",
        _ => $"a number {(LowIncluded ? "of at least" : "above")} {Shown(Low)} and {(HighIncluded ? "at most" : "below")} {Shown(High)}",
    };

    /// <inheritdoc/>
    public override bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value) && Keeps(text, value) && (LowIncluded ? value >= Low : value > Low) && (HighIncluded ? value <= High : value < High);

    /// <inheritdoc/>
    public override string? Reason(HoconTree written) =>
        written is HoconTree.Text text && double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && !Keeps(text.Value, value)
            ? $"{text.Value} has more digits than a 64-bit number, which would be {new BigInteger(value)}: write that, or give a hyperparameter of an objective the type mixed in objective.types, which keeps all digits."
            : null;

    /// <inheritdoc/>
    public override string Format(double value) => (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture);

    // A whole number is often an identifier or a seed, so none of its digits may change.
    private static bool Keeps(string text, double value) =>
        Math.Abs(value) < 1L << 53 || !BigInteger.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) || whole == new BigInteger(value);

    private string Shown(double bound) => bound is 0 or (>= 1e-3 and < 1e9) ? Format(bound) : bound.ToString("0.###e0", CultureInfo.InvariantCulture);
}

/// <summary>A whole number within bounds, both included.</summary>
public sealed record WholeKind(int Low, int High) : ValueKind<int>
{
    /// <inheritdoc/>
    public override string Expected => $"a whole number from {Low} to {High}";

    /// <inheritdoc/>
    public override bool TryParse(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= Low && value <= High;

    /// <inheritdoc/>
    public override string Format(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A seed of 64 bits.</summary>
public sealed record SeedKind : ValueKind<ulong>
{
    /// <inheritdoc/>
    public override string Expected => "a whole number from 0 to 18446744073709551615";

    /// <inheritdoc/>
    public override bool TryParse(string text, out ulong value) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    /// <inheritdoc/>
    public override string Format(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Yes or no, in HOCON's words.</summary>
public sealed record FlagKind : ValueKind<bool>
{
    /// <inheritdoc/>
    public override string Expected => "true or false";

    /// <inheritdoc/>
    public override ImmutableArray<string> Names => ["true", "false"];

    /// <inheritdoc/>
    public override bool TryParse(string text, out bool value)
    {
        value = text is "true" or "yes" or "on";
        return value || text is "false" or "no" or "off";
    }

    /// <inheritdoc/>
    public override string Format(bool value) => value ? "true" : "false";
}
