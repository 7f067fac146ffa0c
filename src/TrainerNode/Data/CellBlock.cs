namespace ActorSearch.TrainerNode.Data;

/// <summary>Writes cells of a column; NaN is a missing one.</summary>
/// <param name="start">The first row.</param>
/// <param name="cells">One a row from there on.</param>
internal delegate void CellBlock(int start, Span<double> cells);
