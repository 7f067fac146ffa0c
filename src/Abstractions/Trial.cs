using System.Collections.ObjectModel;
using System.Globalization;

namespace ActorSearch.Abstractions;

/// <summary>The values of all hyperparameters for one training.</summary>
/// <param name="values">Canonical texts by name: numbers as .NET writes them in the invariant culture, flags as <c>true</c> and <c>false</c>.</param>
public sealed class Trial(IReadOnlyDictionary<string, string> values)
{
    /// <summary>Canonical texts by name.</summary>
    public IReadOnlyDictionary<string, string> Values { get; } = new ReadOnlyDictionary<string, string>(new Dictionary<string, string>(values, StringComparer.Ordinal));

    /// <exception cref="KeyNotFoundException">The name is not a hyperparameter.</exception>
    /// <exception cref="FormatException">It is not a number.</exception>
    public double Number(string name) => double.Parse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <exception cref="KeyNotFoundException">The name is not a hyperparameter.</exception>
    /// <exception cref="FormatException">It is not a whole number.</exception>
    public long Whole(string name) => long.Parse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <exception cref="KeyNotFoundException">The name is not a hyperparameter.</exception>
    /// <exception cref="FormatException">It is not a flag.</exception>
    public bool Flag(string name) => bool.Parse(Text(name));

    /// <exception cref="KeyNotFoundException">The name is not a hyperparameter.</exception>
    public string Text(string name) => Values.TryGetValue(name, out var text)
        ? text
        : throw new KeyNotFoundException($"{name} is not a hyperparameter of this trial, which has {string.Join(", ", Values.Keys.Order(StringComparer.Ordinal))}.");
}
