namespace ActorSearch.Abstractions;

/// <summary>What an objective needs of the data.</summary>
public enum DataNeed
{
    /// <summary>No data: folds are numbered repeats.</summary>
    None = 1,

    /// <summary>Rows of numbers in memory.</summary>
    Rows = 2,

    /// <summary>Paths of files and row numbers; columns other than the target may hold texts.</summary>
    Files = 3,
}
