using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>Runs nets through libtorch and its automatic differentiation, on the calling thread alone.</summary>
public sealed class TorchEngine : IEngine
{
    public TorchEngine() => TorchRuntime.Prepare();

    /// <inheritdoc/>
    public INet Create(NetDefinition definition) => definition.Model switch
    {
        Mlp mlp => new TorchNet(mlp, definition),
        Conv conv => new TorchConvNet(conv, definition),
        TorchModel other => new TorchFunctionNet(other, definition),
        _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Model, "Not a model that torch runs."),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
