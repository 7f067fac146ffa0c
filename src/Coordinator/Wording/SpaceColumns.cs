using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Wording;

/// <summary>
/// The hyperparameters of a space as columns: in tables with their shortest unique name, in files with their path.
/// </summary>
public sealed class SpaceColumns
{
    public SpaceColumns(SearchSpace space)
    {
        Paths = [.. space.Dimensions.Select(dimension => dimension.Path)];
        Names = [.. Paths.Select(path => Paths.Count(other => LastOf(other) == LastOf(path)) == 1 ? LastOf(path) : path)];
        Digits = [.. space.Dimensions.Select(dimension => ReadableValue.DigitsOf(dimension.Values))];
    }

    /// <summary>Full paths, in the order of the space.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>The last part of each path, or the whole path if two would look the same.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Significant digits of each in tables.</summary>
    public ImmutableArray<int> Digits { get; }

    /// <summary>The values of a configuration with all digits, one per column; null if a condition excludes the hyperparameter.</summary>
    public IEnumerable<string?> ValuesOf(ImmutableArray<Choice> choices) =>
        Paths.Select(path => choices.FirstOrDefault(choice => choice.Path == path)?.Value);

    /// <summary>The same with rounded numbers.</summary>
    public IEnumerable<string?> ReadableOf(ImmutableArray<Choice> choices) =>
        ValuesOf(choices).Select((value, place) => value is null ? null : ReadableValue.Format(value, Digits[place]));

    /// <summary>A configuration in one line with rounded numbers: <c>batch-size 40, learning-rate 0.01</c>.</summary>
    public string Describe(ImmutableArray<Choice> choices) => choices.IsEmpty
        ? "the settings of the file"
        : string.Join(
            ", ", Names.Zip(ReadableOf(choices)).Where(pair => pair.Second is not null).Select(pair => $"{pair.First} {pair.Second}"));

    private static string LastOf(string path) => path[(path.LastIndexOf('.') + 1)..];
}
