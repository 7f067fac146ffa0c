namespace ActorSearch.Coordinator.Reporting.Remarks;

/// <summary>The ends of a range of numbers.</summary>
internal enum Border
{
    /// <summary>The smallest value.</summary>
    Lower,

    /// <summary>The largest value.</summary>
    Upper,
}
