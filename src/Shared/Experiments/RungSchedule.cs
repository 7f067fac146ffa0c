using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments;

/// <summary>
/// The epochs after which configurations are compared, the rungs. They lie half a decade apart below the last epoch: 3, 10 and 32 % of it. A configuration
/// begins at the first rung, or in Hyperband (Li et al. 2018) at a later one, so that some are not judged by their first epochs.
/// </summary>
public sealed class RungSchedule
{
    private const int FewRungs = 3;

    private static readonly ImmutableArray<int> Auto = [6, 4, 3];

    private readonly long[] _begun;

    /// <param name="settings">How many continue.</param>
    /// <param name="maxEpochs">The last rung, ≥ 1.</param>
    public RungSchedule(RungSettings settings, int maxEpochs)
    {
        Epochs = [.. Below(settings.LeastEpochs, maxEpochs).Reverse(), maxEpochs];
        var given = !settings.Reductions.IsEmpty ? settings.Reductions : Last > Auto.Length ? [4] : Auto;
        Reductions = [.. Enumerable.Range(0, Last).Select(rung => given[Math.Min(rung, given.Length - 1)])];

        // As many in each bracket as make their trainings cost the same.
        var (last, sum) = (Epochs.Length - 1, 0L);
        _begun = new long[Math.Min(settings.Brackets, Epochs.Length)];
        for (var bracket = 0; bracket < _begun.Length; bracket++)
        {
            var (size, rungs) = ((long)Epochs.Length, last - bracket);
            for (var rung = bracket; rung < last; rung++) size = Math.Min(size * Reductions[rung], int.MaxValue);
            _begun[bracket] = sum += (size + rungs) / (rungs + 1);
        }
    }

    /// <summary>Epochs of each rung, ascending; the last one is the whole training.</summary>
    public ImmutableArray<int> Epochs { get; }

    /// <summary>Of so many configurations that end at a rung one continues: a number for each rung but the last.</summary>
    public ImmutableArray<int> Reductions { get; }

    /// <summary>The same as <c>search.reduction</c> is written: one number where all are equal.</summary>
    public ImmutableArray<int> ShortReductions => Reductions.All(one => one == Reductions[0]) ? Reductions[..Math.Min(1, Reductions.Length)] : Reductions;

    /// <summary>The last rung, from 0.</summary>
    public int Last => Epochs.Length - 1;

    /// <summary>The rung with which a configuration begins, from 0.</summary>
    /// <param name="index">Its index within its search.</param>
    public int StartOf(int index)
    {
        var place = index % _begun[^1];
        return Array.FindIndex(_begun, before => place < before);
    }

    /// <summary>The share of all epochs that a configuration is trained for on average.</summary>
    public double Share
    {
        get
        {
            var (sum, before) = (0.0, 0L);
            for (var bracket = 0; bracket < _begun.Length; bracket++)
            {
                var (one, part) = (0.0, 1.0);
                for (var rung = bracket; rung <= Last; rung++)
                {
                    part /= rung == bracket ? 1 : Reductions[rung - 1];
                    one += part * (Epochs[rung] - (rung == bracket ? 0 : Epochs[rung - 1]));
                }

                sum += one * (_begun[bracket] - before);
                before = _begun[bracket];
            }

            return sum / _begun[^1] / Epochs[^1];
        }
    }

    private static IEnumerable<int> Below(int? least, int most)
    {
        var above = most;
        for (var (step, power) = (1, 1.0); ; step++)
        {
            power *= step % 2 == 0 ? 10 : 1;
            var epochs = (int)Math.Round(most / (step % 2 == 0 ? power : power * Math.Sqrt(10)), MidpointRounding.ToEven);
            if (epochs < (least ?? 1) || epochs < 1 || (least is null && step > FewRungs)) yield break;
            if (epochs < above) yield return above = epochs;
        }
    }
}
