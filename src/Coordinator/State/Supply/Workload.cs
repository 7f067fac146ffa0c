using ActorSearch.Coordinator.State.Costs;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>What is left to train, and how long that takes.</summary>
internal sealed class Workload(SearchPlan plan)
{
    private readonly TimeLeft _time = new();
    private readonly CostModel _costs = new(plan.Space, plan.Cost);
    private CostsAhead? _ahead;

    /// <summary>A fold was trained.</summary>
    public void Counted(Configuration configuration, int milliseconds)
    {
        _costs.Seen(configuration, milliseconds);
        _time.Counted(milliseconds);
    }

    /// <summary>See <see cref="TimeLeft.Pass"/>.</summary>
    public void Pass(TimeSpan now, int busy, bool slept) => _time.Pass(now, busy, slept);

    /// <summary>The time until all folds are counted; null if unknown.</summary>
    /// <param name="active">Configurations some of whose folds are missing.</param>
    /// <param name="drawn">How many configurations are drawn.</param>
    public TimeSpan? Left(IReadOnlyCollection<ActiveConfiguration> active, int drawn)
    {
        if (_costs.Trainings == 0)
        {
            return null;
        }

        _ahead ??= new CostsAhead(plan.Ahead, plan.Configurations, _costs);
        var cost = active.Sum(one => one.Missing * _costs.Of(one.Configuration)) + (plan.Folds * _ahead.From(drawn));
        return _time.Of(cost, active.Sum(one => (long)one.Missing) + (plan.Folds * Math.Max(0L, plan.Configurations - drawn)));
    }
}
