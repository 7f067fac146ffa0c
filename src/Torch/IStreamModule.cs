using ActorSearch.Abstractions;

namespace ActorSearch.Torch;

/// <summary>A module that draws while it trains, from a stream of the training instead of torch's generator, which all slots share.</summary>
public interface IStreamModule
{
    /// <summary>Called before each epoch.</summary>
    /// <param name="stream">Of this module and epoch alone.</param>
    void Begin(IRandomStream stream);
}
