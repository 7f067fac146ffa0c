using ActorSearch.Shared.Search.Tracking;

namespace ActorSearch.Shared.Search.CmaEs;

/// <summary>
/// What results make of the distribution, so many at a time. What earlier suggestions worked out is kept, and is worked out again where the results
/// are not the same ones with more at their end: only speed depends on it.
/// </summary>
internal sealed class Generations
{
    /// <summary>How fast shares of categories follow the parents, and the least share of a category that no parent has, as a part of an even share.</summary>
    private const double Rate = 0.5, LeastShare = 0.2;

    private readonly EncodedSpace _space;
    private readonly int _population;
    private readonly CmaConstants _constants;
    private readonly ListReader<ToldPoint> _reader = new();
    private ToldPoint? _best;
    private int _used;

    public Generations(EncodedSpace space, int population)
    {
        (_space, _population) = (space, population);
        Ordered = [.. Enumerable.Range(0, space.Axes.Length).Where(axis => space.Axes[axis].IsOrdered)];
        Categories = [.. Enumerable.Range(0, space.Axes.Length).Where(axis => !space.Axes[axis].IsOrdered)];
        _constants = new CmaConstants(Math.Max(1, Ordered.Length), population);
        (State, Shares) = (new CmaState(Ordered.Length), []);
        Restart();
    }

    /// <summary>The axes of the normal distribution.</summary>
    public int[] Ordered { get; }

    /// <summary>The axes of the shares.</summary>
    public int[] Categories { get; }

    public CmaState State { get; private set; }

    public double[][] Shares { get; private set; }

    /// <summary>Adds results up to the first pending one, in whole generations.</summary>
    public void Follow(IReadOnlyList<ToldPoint> told)
    {
        if (_reader.Read(told) < _used) Restart();
        while (_used + _population <= told.Count && Enumerable.Range(_used, _population).All(i => !told[i].IsPending))
        {
            Breed([.. Enumerable.Range(_used, _population).Select(i => told[i])]);
        }
    }

    private void Restart()
    {
        _used = 0;
        _best = null;
        State = new CmaState(Ordered.Length);
        Shares = [.. Categories.Select(axis => Enumerable.Repeat(1.0 / _space.Axes[axis].Count, _space.Axes[axis].Count).ToArray())];
    }

    // The best of all generations is a parent of each: there are few evaluations, and a good point must not be lost.
    private void Breed(List<ToldPoint> generation)
    {
        double[][] parents = [.. (_best is { } elite ? generation.Append(elite) : generation).OrderBy(Rank).Take(_constants.Weights.Length).Select(one => one.Point)];
        if (Ordered.Length > 0) State = State.After(_constants, [.. parents.Select(point => Ordered.Select(axis => point[axis]).ToArray())]);
        for (var i = 0; i < Categories.Length; i++)
        {
            Shares[i] = CategoryShares.After(Shares[i], parents.Select(point => point[Categories[i]]), _constants.Weights, Rate, LeastShare);
        }

        _used += generation.Count;
        var best = generation.MinBy(Rank);
        if (_best is null || Rank(best) < Rank(_best.Value)) _best = best;
    }

    private static double Rank(ToldPoint told) => double.IsNaN(told.Cost) ? double.PositiveInfinity : told.Cost;
}
