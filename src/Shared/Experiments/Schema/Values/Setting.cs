using System.Collections.Immutable;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>One key of an experiment file.</summary>
/// <param name="Path">Its full path, for example <c>optimizer.learning-rate</c>.</param>
/// <param name="Scope">What it affects.</param>
/// <param name="Summary">One line for a user.</param>
/// <param name="Default">Canonical text of its default; null where there is none.</param>
public abstract record Setting(string Path, SettingScope Scope, string Summary, string? Default)
{
    /// <summary>What a value must be, to end the sentence «… must be».</summary>
    public abstract string Expected { get; }

    /// <summary>Its values, if they are a few words; otherwise empty.</summary>
    public abstract ImmutableArray<string> Names { get; }

    /// <summary>Whether its values are fractions, so that a continuous range makes sense.</summary>
    public abstract bool TakesFractions { get; }

    /// <summary>Whether its values are whole numbers.</summary>
    public abstract bool TakesWholeNumbers { get; }

    /// <summary>The setting that decides whether this one is used, and the words with which it is; null: always.</summary>
    public Needed? Needs { get; init; }

    /// <summary>Whether it must be given where it is used.</summary>
    public bool Required { get; init; }

    /// <summary>Whether a configuration's key leaves it out at its default: it came later than the first studies, whose keys stay.</summary>
    public bool LeavesKey { get; init; }

    /// <summary>The canonical text of what a user wrote, or null if it is not a value.</summary>
    public abstract string? Canonical(HoconTree written);

    /// <summary>Why a part of what a user wrote is not a value, in a sentence; null where <see cref="Expected"/> says enough.</summary>
    public abstract string? Reason(HoconTree written);

    /// <summary>Whether a text is the canonical one of a value.</summary>
    public abstract bool IsCanonical(string text);

    /// <summary>Why it cannot vary within one search, or null when it can.</summary>
    public string? FixedBecause => Scope switch
    {
        SettingScope.Training => null,
        SettingScope.Measure => "validation losses would no longer be comparable: run one experiment for each value",
        _ => "it belongs to the whole search: give it one value outside of space",
    };
}

/// <summary>A setting is used only where another has one of these canonical values.</summary>
public sealed record Needed(Setting Setting, ImmutableArray<string> Values)
{
    /// <summary>Whether the catalog adds the words of the setting's kinds for classes.</summary>
    public bool WithClasses { get; init; }
}

/// <summary>One key of an experiment file with the type of its values.</summary>
public sealed record Setting<T>(string Path, SettingScope Scope, string Summary, string? Default, ValueKind<T> Kind)
    : Setting(Path, Scope, Summary, Default)
{
    /// <inheritdoc/>
    public override string Expected => Kind.Expected;

    /// <inheritdoc/>
    public override ImmutableArray<string> Names => Kind.Names;

    /// <inheritdoc/>
    public override bool TakesFractions => Kind is NumberKind;

    /// <inheritdoc/>
    public override bool TakesWholeNumbers => Kind is WholeKind;

    /// <inheritdoc/>
    public override string? Canonical(HoconTree written) => Kind.TryRead(written, out var value) ? Kind.Format(value) : null;

    /// <inheritdoc/>
    public override string? Reason(HoconTree written) => Kind.Reason(written);

    /// <inheritdoc/>
    public override bool IsCanonical(string text) => Kind.TryParse(text, out var value) && Kind.Format(value) == text;

    /// <summary>The value of a canonical text.</summary>
    /// <exception cref="FormatException">It is not canonical.</exception>
    public T Parse(string text) => Kind.TryParse(text, out var value)
        ? value
        : throw new FormatException($"{Path} must be {Expected}, but is '{text}'.");

    /// <summary>The path and the canonical text of a value.</summary>
    public KeyValuePair<string, string> Said(T value) => new(Path, Kind.Format(value));

    /// <summary>The same, used only where another setting has one of these values.</summary>
    public Setting<T> With(Setting setting, params ImmutableArray<string> values) => this with { Needs = new Needed(setting, values) };

    /// <summary>The same, used only where a setting of kinds has one for classes (<see cref="Kind{T}.IsForClasses"/>), or one of these words.</summary>
    public Setting<T> WithClasses(Setting family, params ImmutableArray<string> words) => this with { Needs = new Needed(family, words) { WithClasses = true } };
}
