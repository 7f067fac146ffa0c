using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Torch;

namespace ActorSearch.TrainerNode.Training;

/// <summary>The engines of one slot, each made when first asked for: where no model needs torch, libtorch is never loaded.</summary>
/// <param name="vectorBits">Width of the dense engine's vectors; null is the fastest of this machine.</param>
internal sealed class Engines(int? vectorBits = null) : IDisposable
{
    private DenseEngine? _dense;
    private TorchEngine? _torch;

    /// <summary>The engine that runs a model.</summary>
    /// <param name="kind">What the experiment asks for.</param>
    /// <param name="model">What is to be run.</param>
    public IEngine For(EngineKind kind, ModelSettings model) => EngineChoice.Of(kind, model) == EngineKind.Dense ? Dense() : Torch();

    public void Dispose()
    {
        _dense?.Dispose();
        _torch?.Dispose();
    }

    private DenseEngine Dense() => _dense ??= new DenseEngine(vectorBits);

    private TorchEngine Torch() => _torch ??= new TorchEngine();
}
