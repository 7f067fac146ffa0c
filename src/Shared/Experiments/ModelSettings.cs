using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Experiments;

/// <summary>What an architecture is made of; one record per kind of model.</summary>
public abstract record ModelSettings
{
    /// <summary>More weights are out of reach: with gradients, an optimiser's state and the best epoch's copy they take 10 GB.</summary>
    public const long MostWeights = 500_000_000;

    /// <summary>The objective of all nets.</summary>
    public const string OfNets = "net";

    private ModelSettings()
    {
    }

    /// <summary>The name of the objective that trains it.</summary>
    public virtual string Objective => OfNets;

    /// <summary>Whether it is a net of ours, with weights to count, to describe and to predict with.</summary>
    public bool IsNet => Objective == OfNets;

    /// <summary>Milliseconds of an epoch, where settings say them.</summary>
    public virtual double? EpochMilliseconds => null;

    /// <summary>
    /// A fully connected net: each hidden width is followed by the activation and by dropout; the output layer is linear.
    /// </summary>
    /// <param name="Hidden">Widths of the hidden layers, at least one, each ≥ 1.</param>
    /// <param name="Activation">The nonlinearity after each hidden layer.</param>
    /// <param name="Dropout">Share of hidden units that a training step drops, in [0, 1).</param>
    public sealed record Mlp(ImmutableArray<int> Hidden, Activation Activation, double Dropout) : ModelSettings;

    /// <summary>No net at all: trainings that train nothing, to try and to measure the search around them.</summary>
    /// <param name="Variant">Distinguishes configurations: their losses are drawn from it. ≥ 0.</param>
    /// <param name="Milliseconds">How long each epoch waits, ≥ 0.</param>
    public sealed record Noop(int Variant, int Milliseconds) : ModelSettings
    {
        /// <inheritdoc/>
        public override string Objective => "noop";

        /// <inheritdoc/>
        public override double? EpochMilliseconds => Milliseconds;
    }

    /// <summary>What another objective trains.</summary>
    /// <param name="Name">The objective.</param>
    /// <param name="Values">Its hyperparameters in ordinal order of their names.</param>
    public sealed record Trial(string Name, ImmutableArray<TrialValue> Values) : ModelSettings
    {
        /// <inheritdoc/>
        public override string Objective => Name;

        /// <summary>The hyperparameters as an objective gets them.</summary>
        public Abstractions.Trial ForObjective() => new(Values.ToDictionary(value => value.Name, value => value.Text));
    }

    /// <summary>
    /// A convolutional net for images: blocks of convolution, batch normalisation, activation, max pooling and dropout, then linear
    /// layers as in <see cref="Mlp"/>.
    /// </summary>
    /// <param name="Blocks">From input to output, at least one.</param>
    /// <param name="Hidden">Widths of hidden linear layers between the blocks and the output; may be empty.</param>
    /// <param name="Activation">The nonlinearity in each block and after each hidden layer.</param>
    /// <param name="Dropout">Share of the outputs of each block and hidden layer that a training step drops, in [0, 1).</param>
    public sealed record Conv(ImmutableArray<ConvBlock> Blocks, ImmutableArray<int> Hidden, Activation Activation, double Dropout) : ModelSettings;
}

/// <summary>The value of an objective's hyperparameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Form">What its values are.</param>
/// <param name="Text">Canonical text.</param>
public sealed record TrialValue(string Name, ParameterForm Form, string Text);

/// <summary>One block of a convolutional net; squares throughout.</summary>
/// <param name="Channels">Feature maps that it makes, ≥ 1.</param>
/// <param name="Kernel">Pixels along a side of the kernel, ≥ 1.</param>
/// <param name="Stride">Pixels from one place of the kernel to the next, ≥ 1.</param>
/// <param name="Padding">Zeros put around each map, ≥ 0.</param>
/// <param name="Pool">Pixels along a side of the square whose maximum is kept; 1 keeps all. ≥ 1.</param>
/// <param name="BatchNorm">Whether channels are normalised over the batch before the activation (Ioffe and Szegedy, 2015).</param>
public sealed record ConvBlock(int Channels, int Kernel, int Stride, int Padding, int Pool, bool BatchNorm);
