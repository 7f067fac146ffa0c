using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Wording;

/// <summary>
/// The hyperparameters of a search space as columns: in tables by their shortest unmistakable name, in files by their path.
/// </summary>
public sealed class SpaceColumns
{
    /// <param name="space">What varies.</param>
    public SpaceColumns(SearchSpace space)
    {
        Paths = [.. space.Dimensions.Select(dimension => dimension.Path)];
        Names = [.. Paths.Select(path => Paths.Count(other => LastOf(other) == LastOf(path)) == 1 ? LastOf(path) : path)];
        Digits = [.. space.Dimensions.Select(dimension => ReadableValue.DigitsOf(dimension.Values))];
    }

    /// <summary>Full paths, in the order of the space.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>The last part of each path, or all of it where two would look alike.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>How many significant digits people are shown of each.</summary>
    public ImmutableArray<int> Digits { get; }

    /// <summary>What a configuration chose, whole, a text a column; null where a condition left the hyperparameter out.</summary>
    public IEnumerable<string?> ValuesOf(ImmutableArray<Choice> choices) =>
        Paths.Select(path => choices.FirstOrDefault(choice => choice.Path == path)?.Value);

    /// <summary>The same as people read it: numbers rounded.</summary>
    public IEnumerable<string?> ReadableOf(ImmutableArray<Choice> choices) =>
        ValuesOf(choices).Select((value, place) => value is null ? null : ReadableValue.Of(value, Digits[place]));

    /// <summary>A configuration in one line, numbers rounded: <c>batch-size 40, learning-rate 0.01</c>.</summary>
    public string Describe(ImmutableArray<Choice> choices) => choices.IsEmpty
        ? "the settings of the file"
        : string.Join(
            ", ", Names.Zip(ReadableOf(choices)).Where(pair => pair.Second is not null).Select(pair => $"{pair.First} {pair.Second}"));

    private static string LastOf(string path) => path[(path.LastIndexOf('.') + 1)..];
}
