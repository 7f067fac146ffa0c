using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Makes nets. A slot owns one engine, so that what a finished training leaves (memory) serves the next.</summary>
public interface IEngine : IDisposable
{
    /// <summary>A net with parameters, gradients and buffers at 0.</summary>
    INet Create(NetDefinition definition);
}

/// <summary>What an engine must know to build a net.</summary>
/// <param name="Model">The architecture.</param>
/// <param name="Inputs">Input columns, before tables are looked up.</param>
/// <param name="Outputs">Output columns.</param>
/// <param name="Loss">What is minimised.</param>
/// <param name="Capacity">Most rows in one call.</param>
public sealed record NetDefinition(ModelSettings Model, int Inputs, int Outputs, LossSettings Loss, int Capacity)
{
    /// <summary>Tables that are trained with the net, in the order of their inputs.</summary>
    public ImmutableArray<Embedding> Embeddings { get; init; } = [];

    /// <summary>What the inputs show, where they are the pixels of an image; null elsewhere.</summary>
    public ImageShape? Image { get; init; }

    /// <summary>Target columns: the class alone, or one an output; with weights of rows one more.</summary>
    public int Targets => Loss.TargetColumns(Outputs);
}
