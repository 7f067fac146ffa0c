using System.Collections.Immutable;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Racing;

/// <summary>A configuration in a race, as far as the race has looked at its folds.</summary>
/// <param name="index">Its index.</param>
/// <param name="folds">How many folds it has.</param>
/// <param name="rung">After which epochs it is compared, see <see cref="Shared.Experiments.RungSchedule"/>; one that is continued races again at the next.</param>
internal sealed class RaceEntry(int index, int folds, int rung = 0)
{
    private readonly bool[] _known = new bool[folds];

    public int Index => index;

    public int Rung => rung;

    /// <summary>Whether all its folds are looked at and scored.</summary>
    public bool IsSound => Looked == folds && !HasFailed && double.IsFinite(Mean) && !Score.Costs.Contains(double.NaN);

    /// <summary>Of so many folds from the first one on the result is wanted.</summary>
    public int Offered { get; set; }

    /// <summary>So many of these the race has looked at.</summary>
    public int Looked { get; private set; }

    /// <summary>Whether results are wanted that the race has not looked at.</summary>
    public bool IsWaiting => Looked < Offered;

    /// <summary>Whether all its folds are wanted.</summary>
    public bool IsWhole => Offered == folds;

    /// <summary>Whether it is whole, or the race wants no more of its folds.</summary>
    public bool IsOut { get; set; }

    /// <summary>Whether a fold failed, so that it cannot win.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>What the folds looked at say.</summary>
    public PartialScore Score { get; private set; } = new(ImmutableArray<double>.Empty, double.NegativeInfinity);

    /// <summary>Mean cost of the scored folds among those looked at; +∞ without one.</summary>
    public double Mean { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether a fold's result is in, looked at or not.</summary>
    public bool Knows(int fold) => _known[fold];

    /// <summary>A fold's result is in.</summary>
    public void Know(int fold) => _known[fold] = true;

    /// <summary>The race looks at the next fold.</summary>
    /// <param name="score">With that fold.</param>
    /// <param name="failed">Whether it failed.</param>
    public void Look(PartialScore score, bool failed)
    {
        (Looked, Score) = (Looked + 1, score);
        HasFailed |= failed;
        var (sum, count) = (0.0, 0);
        foreach (var cost in score.Costs)
        {
            if (!double.IsNaN(cost))
            {
                sum += cost;
                count++;
            }
        }

        Mean = count == 0 ? double.PositiveInfinity : sum / count;
    }
}
