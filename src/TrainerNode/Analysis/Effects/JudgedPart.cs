using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Analysis.Effects;

/// <summary>Rows and a model that was not trained on them.</summary>
/// <param name="Rows">In the columns of the model.</param>
/// <param name="Predict">Predictions of such rows in the units of the target, one a row; for classes rows × classes, probabilities.</param>
public sealed record JudgedPart(DataTable Rows, Func<DataTable, double[]> Predict);
