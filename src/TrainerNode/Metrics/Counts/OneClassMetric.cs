using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Metrics.Counts;

/// <summary>A metric of one class: in the experiment file its word, a colon and the name of the class.</summary>
/// <param name="Word">Of the metric.</param>
/// <param name="Class">Index of its class from 0; −1 until the index is known from the data.</param>
/// <param name="ClassName">The class as the user calls it, and once the data is known its name; null: its index.</param>
public abstract record OneClassMetric(string Word, int Class, string? ClassName) : CountMetric(NameOf(Word, Class))
{
    private const int MostShown = 20;

    /// <inheritdoc/>
    public override string Text => ClassName is null ? Name : $"{Word}:{ClassName}";

    /// <summary>As in the experiment file: the index beside the word reads like the name of another class.</summary>
    public override string Key => ClassName is null ? base.Key : Text;

    /// <summary>A kind whose word is followed by a class: a number from 0, or a name.</summary>
    protected static Kind<Metric> CreateKind(string word, Func<int, string?, Metric> make) => new(word, values =>
    {
        var given = values.KindOf(SearchSection.Metric).Argument ?? "";
        return make(int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1, given);
    })
    {
        Takes = "NAME",
    };

    /// <summary>A name comes first; a number from 0 is taken where no class has a whole number as its name, because it could mean either.</summary>
    public sealed override Metric? Among(ImmutableArray<string> classes)
    {
        var index = ClassName is { } name && classes.IndexOf(name) is >= 0 and var named ? named
            : classes.Any(other => other.All(char.IsAsciiDigit)) ? -1
            : Class;
        if (index < 0 || index >= classes.Length) return null;

        // A name that does not fit in a line is shown as its number.
        return this with
        {
            Name = NameOf(Word, index),
            Class = index,
            ClassName = classes[index].Any(char.IsControl) ? null : classes[index],
        };
    }

    /// <inheritdoc/>
    public sealed override string? Check(ImmutableArray<string> classes)
    {
        if (Among(classes) is not null) return null;
        var name = ClassName ?? $"{Class}";
        var near = NearestName.Find(name, classes);
        return $"there is no class {QuotedText.Quoted(name)}. " + (near is not null && near.Any(char.IsLetter)
            ? $"Did you mean {QuotedText.Quoted(near)}?"
            : $"The classes are {string.Join(", ", classes.Take(MostShown).Select(QuotedText.Quoted))}{(classes.Length > MostShown ? $" and {classes.Length - MostShown} more" : "")}.");
    }

    /// <inheritdoc/>
    public sealed override string? Undefined(ReadOnlySpan<double> targets, ImmutableArray<string> classes) =>
        targets.IndexOf((double)Class) < 0 ? $"no row of the class {QuotedText.Quoted(classes[Class])}" : null;

    /// <inheritdoc/>
    protected sealed override double Compute(ReadOnlySpan<ClassCounts> classes) =>
        Class < classes.Length ? Compute(classes[Class]) : throw new ArgumentException($"There is no class {Class}.", nameof(classes));

    /// <summary>Its value from the counts of the class.</summary>
    protected abstract double Compute(ClassCounts counts);

    private static string NameOf(string word, int index) => string.Create(CultureInfo.InvariantCulture, $"{word}:{index}");
}
