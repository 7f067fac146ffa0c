using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Makes nets. A slot owns one engine, so that what a finished training leaves (memory) serves the next.</summary>
public interface IEngine : IDisposable
{
    /// <summary>A net with parameters, gradients and buffers at 0.</summary>
    INet Create(NetDefinition definition);
}

/// <summary>What an engine must know to build a net.</summary>
/// <param name="Model">The architecture.</param>
/// <param name="Inputs">Input columns.</param>
/// <param name="Outputs">Output columns.</param>
/// <param name="Loss">What is minimised.</param>
/// <param name="Capacity">Most rows in one call.</param>
public sealed record NetDefinition(ModelSettings Model, int Inputs, int Outputs, LossSettings Loss, int Capacity);
