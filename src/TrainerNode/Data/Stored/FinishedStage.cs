namespace ActorSearch.TrainerNode.Data.Stored;

/// <summary>The end of a stage of work on a table: after reading it, after a training, after an analysis.</summary>
public static class FinishedStage
{
    /// <summary>Predictions of so many rows take about a megabyte.</summary>
    private const int FewRows = 20_000;

    /// <summary>
    /// Gives back the arrays that a stage has left of a large table. The garbage collector by itself waits until they take as much as what is alive, or several times that:
    /// with a number for each of ten million rows these are gigabytes.
    /// </summary>
    public static void Free(TableCells cells)
    {
        if (cells.AreInFile) Collect();
    }

    /// <summary>
    /// The same before a final training, because folds have left arrays, and after it, because it leaves predictions and probabilities of all rows. In memory too, where there
    /// are many rows: an experiment has few final trainings, but folds that end so often that a collection after each would stop the other slots.
    /// </summary>
    public static void FreeFinal(TableCells cells, int rows)
    {
        if (cells.AreInFile || rows > FewRows) Collect();
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

    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
