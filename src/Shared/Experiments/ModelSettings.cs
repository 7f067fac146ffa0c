using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments;

/// <summary>What an architecture is made of; one record per kind of model.</summary>
public abstract record ModelSettings
{
    private ModelSettings()
    {
    }

    /// <summary>
    /// A fully connected net: each hidden width is followed by the activation and by dropout; the output layer is linear.
    /// </summary>
    /// <param name="Hidden">Widths of the hidden layers, at least one, each ≥ 1.</param>
    /// <param name="Activation">The nonlinearity after each hidden layer.</param>
    /// <param name="Dropout">Share of hidden units that a training step drops, in [0, 1).</param>
    public sealed record Mlp(ImmutableArray<int> Hidden, Activation Activation, double Dropout) : ModelSettings;

    /// <summary>No net at all: trainings that train nothing, to try and to measure the search around them.</summary>
    /// <param name="Variant">Tells configurations apart: their losses are drawn from it. ≥ 0.</param>
    /// <param name="Milliseconds">How long each epoch waits, ≥ 0.</param>
    public sealed record Noop(int Variant, int Milliseconds) : ModelSettings;
}
