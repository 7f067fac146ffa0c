using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Training;

/// <summary>
/// An exponential moving average of a net's weights over its steps (after Polyak and Juditsky, «Acceleration of stochastic
/// approximation by averaging», 1992): steps continue from the latest weights, but what is scored and kept is their average, without
/// the noise of the last steps. At the beginning the average would keep the initial weights for too long; so the share of the past after
/// step t is at most t / (t + 9).
/// </summary>
/// <param name="net">Whose weights.</param>
/// <param name="decay">Share of the past, in (0, 1).</param>
internal sealed class WeightAverage(INet net, double decay)
{
    private Vector<float>[] _average = new Vector<float>[net.Layout.Length / Vector<float>.Count];
    private Vector<float>[] _latest = new Vector<float>[net.Layout.Length / Vector<float>.Count];
    private int _step;

    /// <summary>The same average, from now on of another net with the same layout.</summary>
    public WeightAverage ForNet(INet other) => new(other, decay) { _average = _average, _latest = _latest, _step = _step };

    /// <summary>Takes in the weights after a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add()
    {
        var past = Math.Min(decay, _step / (_step + 9.0));
        var share = new Vector<float>((float)(1 - past));
        var weights = MemoryMarshal.Cast<float, Vector<float>>(net.Parameters);
        var average = _average.AsSpan(0, weights.Length);
        for (var i = 0; i < weights.Length; i++)
        {
            average[i] += share * (weights[i] - average[i]);
        }

        _step++;
    }

    /// <summary>Puts the average into the net, to be scored or kept.</summary>
    public void Show()
    {
        MemoryMarshal.Cast<float, Vector<float>>(net.Parameters).CopyTo(_latest);
        _average.CopyTo(MemoryMarshal.Cast<float, Vector<float>>(net.Parameters));
    }

    /// <summary>Restores the latest weights, to continue from them; before the first step there is nothing to restore.</summary>
    public void Hide()
    {
        if (_step > 0)
        {
            _latest.CopyTo(MemoryMarshal.Cast<float, Vector<float>>(net.Parameters));
        }
    }
}
