using ActorSearch.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ActorSearch.Samples.TorchLstm;

/// <summary>An LSTM over one value at a time, and a linear layer of its last state.</summary>
internal sealed class SeriesNet : nn.Module<Tensor, Tensor>
{
    private readonly LSTM _lstm;
    private readonly StreamDropout _dropout;
    private readonly Linear _last;

    public SeriesNet(long hidden, long layers, double dropout)
        : base(nameof(SeriesNet))
    {
        _lstm = nn.LSTM(1, hidden, layers, batchFirst: true);
        _dropout = new StreamDropout(dropout);
        _last = nn.Linear(hidden, 1);
        RegisterComponents();
    }

    /// <summary>From rows × steps to rows × 1.</summary>
    public override Tensor forward(Tensor input)
    {
        var (states, _, _) = _lstm.call(input.unsqueeze(2));
        return _last.call(_dropout.call(states.select(1, -1)));
    }
}
