using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Racing;

/// <summary>How many folds a race has wanted at each rung, and how many more it is expected to want by what it took for a configuration so far.</summary>
/// <param name="folds">Folds of each configuration.</param>
/// <param name="ladder">Null: there is one rung.</param>
internal sealed class FoldTally(int folds, RungSchedule? ladder)
{
    /// <summary>Brackets are counted over so many configurations at the most; the shares hold for the rest.</summary>
    private const int MostCounted = 10_000;

    /// <summary>Later configurations meet better ones and leave sooner: so many of the latest say what the next ones take.</summary>
    private const double Latest = 32;

    private readonly Rung[] _rungs = [.. Enumerable.Range(0, 1 + (ladder?.Last ?? 0)).Select(_ => new Rung())];

    /// <summary>A fold is wanted.</summary>
    public void Want(int rung) => _rungs[rung].Wanted++;

    /// <summary>A wanted fold was looked at.</summary>
    public void Look(int rung) => _rungs[rung].Looked++;

    /// <summary>A configuration left a rung after so many wanted folds.</summary>
    public void Leave(int rung, int wanted)
    {
        var left = _rungs[rung];
        var share = Math.Max(1 / Latest, 1.0 / ++left.Left);
        left.MeanWanted = left.Left == 1 ? wanted : ((1 - share) * left.MeanWanted) + (share * wanted);
    }

    /// <summary>By rung: folds still to be looked at, and the share of all epochs that each is trained for.</summary>
    /// <param name="configurations">How many race in all.</param>
    public IEnumerable<(double Folds, double Share)> Ahead(int configurations)
    {
        var (reach, each) = (0.0, (double)folds);
        for (var i = 0; i < _rungs.Length; i++)
        {
            var rung = _rungs[i];
            reach = BegunAt(i, configurations) + (i == 0 ? 0 : reach / ladder!.Reductions[i - 1]);
            each = double.IsNaN(rung.MeanWanted) ? each : rung.MeanWanted;
            yield return (Math.Max((reach * each) - rung.Looked, rung.Wanted - rung.Looked), ladder is null ? 1 : (double)ladder.Epochs[i] / ladder.Epochs[^1]);
        }
    }

    private double BegunAt(int rung, int configurations)
    {
        if (ladder is null) return configurations;
        var counted = Math.Min(configurations, MostCounted);
        return counted == 0 ? 0 : (double)configurations / counted * Enumerable.Range(0, counted).Count(index => ladder.StartOf(index) == rung);
    }

    private sealed class Rung
    {
        public long Wanted { get; set; }

        public long Looked { get; set; }

        public long Left { get; set; }

        public double MeanWanted { get; set; } = double.NaN;
    }
}
