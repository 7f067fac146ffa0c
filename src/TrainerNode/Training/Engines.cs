using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Convolution;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Torch;

namespace ActorSearch.TrainerNode.Training;

/// <summary>The engines of one slot, each made when first asked for: where no model needs torch, libtorch is never loaded.</summary>
/// <param name="vectorBits">Width of the vectors of our engines; null is the fastest of this machine.</param>
internal sealed class Engines(int? vectorBits = null) : IDisposable
{
    private DenseEngine? _dense;
    private ConvolutionEngine? _convolution;
    private TorchEngine? _torch;

    /// <summary>The engine that runs a model.</summary>
    /// <param name="kind">What the experiment asks for.</param>
    /// <param name="model">What is to be run.</param>
    public IEngine For(EngineKind kind, ModelSettings model) => EngineChoice.Choose(kind, model) switch
    {
        EngineKind.Dense => _dense ??= new DenseEngine(vectorBits),
        EngineKind.Conv => _convolution ??= new ConvolutionEngine(vectorBits),
        _ => _torch ??= new TorchEngine(),
    };

    public void Dispose()
    {
        _dense?.Dispose();
        _convolution?.Dispose();
        _torch?.Dispose();
    }
}
