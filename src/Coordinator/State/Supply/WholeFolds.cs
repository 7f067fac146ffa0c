using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>Every fold of every configuration is trained, except where its size alone breaks what is required.</summary>
/// <param name="drawing">Draws configurations.</param>
/// <param name="window">Where folds are offered.</param>
/// <param name="frontier">So many configurations are drawn whether the window has room or not.</param>
/// <param name="size">How many configurations the window holds otherwise.</param>
internal sealed class WholeFolds(SearchPlan plan, ConfigurationDrawing drawing, TrialBook book, FoldWindow window, CountedFolds counted, int frontier, int size) : IBudgetPolicy
{
    private readonly Pruning _pruning = new(plan, drawing, book, counted);

    /// <inheritdoc/>
    public bool HasEnded => drawing.HasEnded;

    /// <inheritdoc/>
    public int EpochsOf(int configuration) => int.MaxValue;

    /// <inheritdoc/>
    public IEnumerable<(double Folds, double Share)>? Expected => null;

    /// <inheritdoc/>
    public void Advance(Effects effects)
    {
        while ((window.Count < size || book.Drawn < frontier) && drawing.Draw(effects) is { } active)
        {
            if (Broken(active) is { } broken)
            {
                _pruning.Prune(active.Configuration.Index, Enumerable.Range(0, plan.Folds).Where(active.TryTake).ToList(), plan.Folds - active.Missing, broken, effects);
            }
            else
            {
                book.Wanted += plan.Folds;
                drawing.Withdraw(active.Configuration.Index, effects);
                drawing.Retry(active);
            }

            if (active.Missing == 0)
            {
                drawing.Close(active.Configuration.Index);
            }
            else if (!active.AllGiven)
            {
                window.Add(active);
            }
        }
    }

    private string? Broken(ActiveConfiguration active) => counted.ParametersOf(active.Configuration.Index) is var parameters
        && active.Missing > 0 && plan.Goals?.BrokenBy(parameters) is { } required
            ? $"its net has {Amount.Format(parameters, "parameter")}, and selection.require has {required.Text}"
            : null;

    /// <inheritdoc/>
    public void Counted(ActiveConfiguration active, int fold, FoldOutcome outcome, Effects effects)
    {
        if (active.Missing == 0)
        {
            drawing.Close(active.Configuration.Index);
        }
    }
}
