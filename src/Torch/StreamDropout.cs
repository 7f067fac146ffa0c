using ActorSearch.Abstractions;
using static TorchSharp.torch;

namespace ActorSearch.Torch;

/// <summary>Dropout (Srivastava and others, 2014) whose masks follow from the streams of the training; what is kept is divided by the share that is kept.</summary>
public sealed class StreamDropout : nn.Module<Tensor, Tensor>, IStreamModule
{
    private readonly double _share;
    private IRandomStream? _stream;

    /// <param name="share">Share that is dropped, from 0 and below 1.</param>
    public StreamDropout(double share)
        : base(nameof(StreamDropout))
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        _share = share;
    }

    /// <inheritdoc/>
    public void Begin(IRandomStream stream) => _stream = stream;

    /// <summary>Any shape in, the same shape out.</summary>
    public override Tensor forward(Tensor input)
    {
        // A tensor of its own, because Sequential disposes what it hands on.
        if (!training || _share == 0) return input.alias();
        var stream = _stream ?? throw new InvalidOperationException($"{nameof(StreamDropout)} has no stream: {nameof(IStreamModule)}.{nameof(Begin)} comes first.");
        var (mask, kept) = (new float[input.numel()], (float)(1 / (1 - _share)));
        for (var i = 0; i < mask.Length; i++) mask[i] = stream.NextDouble() < _share ? 0 : kept;
        return input.mul(tensor(mask, input.shape, input.dtype));
    }
}
