using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments;

/// <summary>What is trained with one choice of hyperparameters: the architecture of a net, or what an objective needs.</summary>
public abstract record ModelSettings
{
    /// <summary>More weights are out of reach: with gradients, an optimiser's state and the best epoch's copy they take 10 GB.</summary>
    public const long MostWeights = 500_000_000;

    /// <summary>The objective of all nets.</summary>
    public const string OfNets = "net";

    /// <summary>The name of the objective that trains it.</summary>
    public virtual string Objective => OfNets;

    /// <summary>Whether it is a net of ours, with weights to count, to describe and to predict with.</summary>
    public bool IsNet => Objective == OfNets;

    /// <summary>Milliseconds of an epoch, where settings say them.</summary>
    public virtual double? EpochMilliseconds => null;
}

/// <summary>The hyperparameters of an objective.</summary>
/// <param name="Name">The objective.</param>
/// <param name="Values">In ordinal order of their names.</param>
public sealed record TrialModel(string Name, ImmutableArray<TrialValue> Values) : ModelSettings
{
    /// <inheritdoc/>
    public override string Objective => Name;

    /// <summary>The hyperparameters as an objective gets them.</summary>
    public Abstractions.Trial ForObjective() => new(Values.ToDictionary(value => value.Name, value => value.Text));
}

/// <summary>The value of an objective's hyperparameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Form">What its values are.</param>
/// <param name="Text">Canonical text.</param>
public sealed record TrialValue(string Name, ParameterForm Form, string Text);
