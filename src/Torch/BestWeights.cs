using ActorSearch.Abstractions;
using static TorchSharp.torch;

namespace ActorSearch.Torch;

/// <summary>The weights of the best epoch so far: the one with the lowest cost, of equals the one with the lower loss, then the first.</summary>
/// <param name="monitor">What is compared; null: the loss.</param>
internal sealed class BestWeights(ObjectiveMetric? monitor)
{
    private byte[] _weights = [];
    private (double Cost, double Loss) _best = (double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>Keeps the weights if this epoch is better; NaN never is.</summary>
    public void Keep(nn.Module module, ModuleScore score)
    {
        var cost = monitor is null ? score.Loss : score.Metrics[monitor.Name] * (monitor.Direction == MetricDirection.Maximize ? -1 : 1);
        if (!(cost < _best.Cost || (cost == _best.Cost && score.Loss < _best.Loss))) return;
        _best = (cost, score.Loss);
        using var saved = new MemoryStream();
        module.save(saved);
        _weights = saved.ToArray();
    }

    /// <summary>Gives the module these weights; without any it keeps its own.</summary>
    public void Restore(nn.Module module)
    {
        if (_weights.Length == 0) return;
        using var saved = new MemoryStream(_weights);
        module.load(saved);
    }
}
