using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>How far configurations are trained: when one is drawn, which of its folds are handed out, and when it has come far enough.</summary>
internal interface IBudgetPolicy
{
    /// <summary>Whether no more folds are offered, whatever comes.</summary>
    bool HasEnded { get; }

    /// <summary>The last epoch to which folds of a configuration are trained now; <see cref="int.MaxValue"/>: to their ends.</summary>
    int EpochsOf(int configuration);

    /// <summary>
    /// Folds that are expected to be trained, and the share of a whole training that each takes; null where each missing fold is trained to its end.
    /// </summary>
    IEnumerable<(double Folds, double Share)>? Expected { get; }

    /// <summary>Draws configurations and offers their folds, as far as what is known allows.</summary>
    void Advance(Effects effects);

    /// <summary>A fold of a configuration under way is counted.</summary>
    void Counted(ActiveConfiguration active, int fold, FoldOutcome outcome, Effects effects);
}
