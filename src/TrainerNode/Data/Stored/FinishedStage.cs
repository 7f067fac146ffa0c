namespace ActorSearch.TrainerNode.Data.Stored;

/// <summary>The end of a stage of work on a table: after reading it, after a training, after an analysis.</summary>
public static class FinishedStage
{
    /// <summary>
    /// Gives back the arrays that a stage has left of a large table. The garbage collector by itself waits until they take as much as what is alive, or several times that:
    /// with a number for each of ten million rows these are gigabytes.
    /// </summary>
    public static void Free(TableCells cells)
    {
        if (cells.AreInFile) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>The same after each of several things that are computed one after the other.</summary>
    public static IEnumerable<T> After<T>(IEnumerable<T> things, TableCells cells)
    {
        foreach (var thing in things)
        {
            yield return thing;
            Free(cells);
        }
    }
}
