using ActorSearch.Coordinator.State.Racing;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Bench.Halving;

/// <summary>A search over random rows of a table whose losses are looked up; what continues is trained on from where it was.</summary>
/// <param name="ladder">After which epochs rows are compared; null: all are trained to their ends.</param>
/// <param name="ahead">Trainings under way.</param>
internal sealed class TableHalving(CurveTable table, RungSchedule? ladder, int ahead)
{
    /// <summary>The lowest last loss of a row that was trained to its end, and how many rows were begun.</summary>
    /// <param name="seed">Draws the order of the rows.</param>
    /// <param name="budget">Epochs to train.</param>
    public (double Best, int Begun) Run(int seed, long budget)
    {
        var rows = Enumerable.Range(0, table.Rows).ToArray();
        RandomStream.For((ulong)seed, StreamPurpose.SearchSpace).Shuffle(rows.AsSpan());
        var race = new Race(folds: 1, ahead, new NoRule(), _ => 0, ladder: ladder);
        var (begun, trained, left) = (0, 0L, new List<RaceEntry>());
        while (true)
        {
            if (race.HasRoom && race.Promote(begun == rows.Length) is { } risen)
            {
                if (!Train(risen)) break;
            }
            else if (begun < rows.Length && race.MayEnter(begun, StartOf(begun)))
            {
                if (!Train(race.Enter(begun, StartOf(begun++)))) break;
            }
            else if (!race.TryLook(Look, left))
            {
                break;
            }
        }

        while (race.TryLook(Look, left))
        {
        }

        return (race.Finished(0).Best, begun);

        bool Train(RaceEntry racer)
        {
            var before = racer.Rung == 0 || racer.Rung == StartOf(racer.Index) ? 0 : ladder!.Epochs[racer.Rung - 1];
            trained += EpochsOf(racer) - before;
            if (trained > budget) return false;
            racer.Know(0);
            return true;
        }

        void Look(RaceEntry racer)
        {
            var loss = table.At(rows[racer.Index], EpochsOf(racer));
            racer.Look(new PartialScore([loss], loss), failed: false);
        }
    }

    private int StartOf(int index) => ladder?.StartOf(index) ?? 0;

    private int EpochsOf(RaceEntry racer) => ladder?.Epochs[racer.Rung] ?? table.Epochs;
}
