using System.Globalization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>A text of all that a refit depends on besides configuration and restart: equal texts mean equal trainings within a study.</summary>
public static class RefitRecipe
{
    /// <param name="refit">How the winner becomes the final model.</param>
    public static string Describe(RefitSettings refit, Selected selected) => refit.Kind switch
    {
        RefitKind.AllRows => string.Create(CultureInfo.InvariantCulture, $"all-rows {selected.RefitEpochs}"),
        RefitKind.HoldOut(var share) => string.Create(CultureInfo.InvariantCulture, $"hold-out {share:R}"),
        RefitKind.Folds => "folds",
        _ => throw new ArgumentOutOfRangeException(nameof(refit), refit.Kind, "Not a kind of refit."),
    };
}
