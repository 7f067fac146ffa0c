using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments;

/// <summary>One point of the search space.</summary>
/// <param name="Index">Its place in the search, from 0.</param>
/// <param name="Key">SHA-256 of all settings that shape its trainings: equal keys mean equal results, whatever the index.</param>
/// <param name="Choices">The chosen values in the order of the space, in canonical text.</param>
/// <param name="Hyperparameters">The typed whole.</param>
public sealed record Configuration(
    int Index, ConfigurationKey Key, ImmutableArray<Choice> Choices, Hyperparameters Hyperparameters)
{
    /// <summary>The part of the rows that its trainings do not see; null in a search over all rows.</summary>
    public OuterPart? Part => OuterPart.In(Choices);
}

/// <summary>The identity of a configuration: 64 lower-case hex digits.</summary>
public readonly record struct ConfigurationKey(string Hex)
{
    /// <inheritdoc/>
    public override string ToString() => Hex;
}

/// <summary>One setting and the value chosen for it, as canonical text (<c>optimizer.learning-rate</c>, <c>0.01</c>).</summary>
public sealed record Choice(string Path, string Value);

/// <summary>One fold of one configuration; folds are counted through the repeats, from 0.</summary>
public readonly record struct FoldId(int Configuration, int Fold)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Configuration}/{Fold}";
}
