using ActorSearch.Coordinator.Reporting.Html.Charts;

namespace ActorSearch.Coordinator.Dashboard.Answers;

/// <summary>All configurations through their hyperparameters.</summary>
/// <param name="Done">Counted folds by then; not long ago.</param>
/// <param name="Score">What ranks, in words.</param>
/// <param name="IsLoss">Whether it is the validation loss.</param>
/// <param name="Lines">The lines; null before the first fold is counted, and where there are too many folds.</param>
internal sealed record SpaceAnswer(int Done, string Score, bool IsLoss, ParallelData? Lines);

/// <summary>What each slot trained when.</summary>
/// <param name="Done">Counted folds by then; not long ago.</param>
/// <param name="Slots">Null before the first fold is counted, and where there are too many folds.</param>
internal sealed record SlotsAnswer(int Done, SlotsData? Slots);

/// <summary>What trains now beside the best configuration.</summary>
/// <param name="Loss">Name of the loss.</param>
/// <param name="Best">The configuration with the best score; null before there is one.</param>
/// <param name="Mean">Its validation loss; null before there is one.</param>
/// <param name="Running">Some of the folds that train, the oldest first.</param>
internal sealed record LearningAnswer(string Loss, int? Best, MeanCurve? Mean, IReadOnlyList<RunningCurveAnswer> Running);

/// <summary>A fold in training: what its node reports about once a second.</summary>
/// <param name="Losses">Validation losses after these epochs.</param>
internal sealed record RunningCurveAnswer(int Configuration, int Fold, string Node, int Slot, IReadOnlyList<int> Epochs, IReadOnlyList<double> Losses);
