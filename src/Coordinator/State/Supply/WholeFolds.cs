using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>Every fold of every configuration is trained.</summary>
/// <param name="drawing">Draws configurations.</param>
/// <param name="window">Where folds are offered.</param>
/// <param name="frontier">So many configurations are drawn whether the window has room or not.</param>
/// <param name="size">How many configurations the window holds otherwise.</param>
internal sealed class WholeFolds(SearchPlan plan, Drawing drawing, TrialBook book, FoldWindow window, int frontier, int size) : IBudgetPolicy
{
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
            book.Wanted += plan.Folds;
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

    /// <inheritdoc/>
    public void Counted(ActiveConfiguration active, int fold, FoldOutcome outcome, Effects effects)
    {
        if (active.Missing == 0)
        {
            drawing.Close(active.Configuration.Index);
        }
    }
}
