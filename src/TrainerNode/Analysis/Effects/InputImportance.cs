namespace ActorSearch.TrainerNode.Analysis.Effects;

/// <summary>How much worse predictions are without a column.</summary>
/// <param name="Mean">The mean loss of score over the shuffles, in the units of the metric; above 0 where the predictions are worse.</param>
/// <param name="Deviation">Standard deviation over the shuffles.</param>
public sealed record InputImportance(string Column, double Mean, double Deviation);
