using ActorSearch.Coordinator.State.Costs;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>What is left to train, and how long that takes.</summary>
internal sealed class TrainingTimes(SearchPlan plan)
{
    private readonly TimeLeft _time = new();
    private readonly CostModel _costs = new(plan.Space, plan.Cost);
    private CostsAhead? _ahead;

    /// <summary>A fold was trained.</summary>
    /// <param name="share">The share of its epochs that it was granted.</param>
    public void Counted(Configuration configuration, int milliseconds, double share)
    {
        _costs.Seen(configuration, (int)Math.Min(milliseconds / share, int.MaxValue));
        _time.Counted(milliseconds);
    }

    /// <summary>See <see cref="TimeLeft.Pass"/>.</summary>
    public void Pass(TimeSpan now, int busy, bool slept) => _time.Pass(now, busy, slept);

    /// <summary>The time until all folds are counted; null if unknown.</summary>
    /// <param name="active">Configurations some of whose folds are missing.</param>
    /// <param name="drawn">How many configurations are drawn.</param>
    /// <param name="expected">See <see cref="IBudgetPolicy.Expected"/>.</param>
    public TimeSpan? Left(IReadOnlyCollection<ActiveConfiguration> active, int drawn, IEnumerable<(double Folds, double Share)>? expected)
    {
        if (_costs.Trainings == 0)
        {
            return null;
        }

        _ahead ??= new CostsAhead(plan.Ahead, plan.Configurations, _costs);
        if (expected?.ToList() is { } parts)
        {
            var others = Math.Max(0L, plan.Configurations - drawn);
            var one = (active.Sum(known => _costs.Predict(known.Configuration)) + _ahead.From(drawn)) / Math.Max(1, active.Count + others);
            return _time.Estimate(one * parts.Sum(part => part.Folds * part.Share), (long)Math.Ceiling(parts.Sum(part => part.Folds)));
        }

        var cost = active.Sum(one => one.Missing * _costs.Predict(one.Configuration)) + (plan.Folds * _ahead.From(drawn));
        return _time.Estimate(cost, active.Sum(one => (long)one.Missing) + (plan.Folds * Math.Max(0L, plan.Configurations - drawn)));
    }
}
