namespace ActorSearch.TrainerNode.Data;

/// <summary>A shift and a scale for each column: (x − Mean) / Deviation.</summary>
/// <param name="Mean">Per column; 0 where nothing is scaled.</param>
/// <param name="Deviation">Population standard deviation per column; 1 where nothing is scaled or a column is constant.</param>
public sealed record ColumnScale(float[] Mean, float[] Deviation);
