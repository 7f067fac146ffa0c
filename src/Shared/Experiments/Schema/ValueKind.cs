using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>What values of a setting look like: one canonical text for each.</summary>
public abstract record ValueKind<T>
{
    /// <summary>What a value must be, to end the sentence «… must be».</summary>
    public abstract string Expected { get; }

    /// <summary>Reads a text, canonical or not.</summary>
    public abstract bool TryParse(string text, [MaybeNullWhen(false)] out T value);

    /// <summary>The canonical text.</summary>
    public abstract string Format(T value);

    /// <summary>Reads what a user wrote.</summary>
    public virtual bool TryRead(HoconTree written, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return written is HoconTree.Text text && TryParse(text.Value, out value);
    }
}

/// <summary>A finite number within bounds.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="LowIncluded">Whether it is a value itself.</param>
/// <param name="Below">The upper bound, which is no value itself; infinity is none.</param>
public sealed record NumberKind(double Low, bool LowIncluded, double Below) : ValueKind<double>
{
    /// <inheritdoc/>
    public override string Expected => "a number " + (LowIncluded ? "of at least " : "above ") + Format(Low)
        + (double.IsInfinity(Below) ? "" : $" and below {Format(Below)}");

    /// <inheritdoc/>
    public override bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value) && (LowIncluded ? value >= Low : value > Low) && value < Below;

    /// <inheritdoc/>
    public override string Format(double value) => (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>A whole number within bounds, both included.</summary>
public sealed record WholeKind(int Low, int High = int.MaxValue) : ValueKind<int>
{
    /// <inheritdoc/>
    public override string Expected => High == int.MaxValue ? $"a whole number of at least {Low}" : $"a whole number from {Low} to {High}";

    /// <inheritdoc/>
    public override bool TryParse(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= Low && value <= High;

    /// <inheritdoc/>
    public override string Format(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>64 bits that draws start from.</summary>
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
    public override bool TryParse(string text, out bool value)
    {
        value = text is "true" or "yes" or "on";
        return value || text is "false" or "no" or "off";
    }

    /// <inheritdoc/>
    public override string Format(bool value) => value ? "true" : "false";
}
