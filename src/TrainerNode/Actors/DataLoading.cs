using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>Loads the data of one study after the other; loading for the last one is cancelled. Belongs to the node's actor.</summary>
/// <param name="load">Gets the data of an experiment.</param>
internal sealed class DataLoading(NodeSettings settings, Func<Experiment, Checked<DataSet>> load) : IDisposable
{
    private CancellationTokenSource? _current;
    private volatile DataOffer? _offer;

    /// <summary>Takes in what the coordinator offers; a load in progress uses it.</summary>
    /// <returns>Whether a load that failed is worth another try.</returns>
    public bool Hear(DataOffer? offer)
    {
        var isNew = offer is not null && offer != _offer;
        _offer = offer;
        return isNew;
    }

    public Task<LoadedData> BeginAsync(Registered registered)
    {
        Stop();
        _current = new CancellationTokenSource();
        return LoadedData.LoadAsync(registered, load, settings, () => _offer, _current.Token);
    }

    /// <summary>Cancels what is being loaded, if anything is.</summary>
    public void Stop()
    {
        _current?.Cancel();
        _current?.Dispose();
        _current = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();
}
