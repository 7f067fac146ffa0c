using System.Globalization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>All that a refit depends on beside the configuration and the restart, as a text: equal texts mean equal trainings within a study.</summary>
public static class RefitRecipe
{
    /// <summary>The text.</summary>
    /// <param name="refit">How the winner becomes the final model.</param>
    /// <param name="selected">The winner.</param>
    public static string Of(RefitSettings refit, Selected selected) => refit.Kind switch
    {
        RefitKind.AllRows => string.Create(CultureInfo.InvariantCulture, $"all-rows {selected.RefitEpochs}"),
        RefitKind.HoldOut(var share) => string.Create(CultureInfo.InvariantCulture, $"hold-out {share:R}"),
        RefitKind.Folds => "folds",
        _ => throw new ArgumentOutOfRangeException(nameof(refit), refit.Kind, "Not a kind of refit."),
    };
}
