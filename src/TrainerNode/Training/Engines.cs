using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Torch;

namespace ActorSearch.TrainerNode.Training;

/// <summary>The engines of one slot, each made when first asked for.</summary>
internal sealed class Engines : IDisposable
{
    private TorchEngine? _torch;

    /// <summary>The engine that runs a model.</summary>
    /// <param name="kind">What the experiment asks for.</param>
    /// <param name="model">What is to be run.</param>
    public IEngine For(EngineKind kind, ModelSettings model) => kind switch
    {
        EngineKind.Auto or EngineKind.Torch => _torch ??= new TorchEngine(),
        _ => throw new NotSupportedException($"No engine {kind} runs a {model.GetType().Name}."),
    };

    public void Dispose() => _torch?.Dispose();
}
