using System.Globalization;

namespace ActorSearch.Shared.Statistics;

/// <summary>How much of the variance of the mean validation loss over the configurations comes with each hyperparameter.</summary>
/// <param name="Exact">Whether the configurations are a full grid, so that the shares are those of the functional analysis of variance.</param>
/// <param name="Main">A share a hyperparameter.</param>
/// <param name="Pairs">A share a pair, what the two do together beyond what each does alone; empty unless exact.</param>
public sealed record Importance(bool Exact, double[] Main, IReadOnlyList<(int First, int Second, double Share)> Pairs)
{
    private const int FewValues = 10;

    /// <summary>The best tenth are compared with all, but no fewer.</summary>
    private const int FewestBest = 5;

    /// <summary>Whether the shares say where the best configurations differ from the others, rather than parts of a variance.</summary>
    public bool IsOfBest { get; private init; }

    /// <summary>
    /// Where a search prefers what looks good, or stops what does not, means over its configurations say little. There the shares are those of PED-ANOVA
    /// (Watanabe, Bansal and Hutter, «PED-ANOVA: Efficiently quantifying hyperparameter importance in arbitrary subspaces», 2023): for each hyperparameter Pearson's
    /// divergence between its values in the best tenth and in all configurations, Σ (p − q)²/q. The densities are those of groups of equal values, numbers
    /// with many values in groups of equal size; (groups − 1)/m · (n − m)/(n − 1), what m random configurations of n differ by, is subtracted. Null where
    /// there are fewer than ten configurations.
    /// </summary>
    /// <param name="levels">As in <see cref="Compute"/>.</param>
    /// <param name="costs">One a configuration, +∞ for one that was stopped or failed.</param>
    public static Importance? OfBest(IReadOnlyList<string?[]> levels, double[] costs)
    {
        var (all, best) = (costs.Length, Math.Max(FewestBest, (int)Math.Round(costs.Length / 10.0)));
        if (all < 2 * FewestBest || levels.Count == 0 || costs.Count(double.IsFinite) < best) return null;
        int[] leading = [.. Enumerable.Range(0, all).OrderBy(i => costs[i]).ThenBy(i => i).Take(best)];
        var main = new double[levels.Count];
        for (var axis = 0; axis < main.Length; axis++)
        {
            var groups = Grouped(levels[axis]);
            var (everywhere, among) = (new int[groups.Max() + 1], new int[groups.Max() + 1]);
            foreach (var group in groups) everywhere[group]++;
            foreach (var i in leading) among[groups[i]]++;
            var divergence = 0.0;
            for (var group = 0; group < everywhere.Length; group++)
            {
                var (p, q) = ((double)among[group] / best, (double)everywhere[group] / all);
                divergence += (p - q) * (p - q) / q;
            }

            main[axis] = Math.Max(0, divergence - ((everywhere.Length - 1.0) / best * (all - best) / (all - 1)));
        }

        var sum = main.Sum();
        return sum > 0 ? new Importance(false, [.. main.Select(share => share / sum)], []) { IsOfBest = true } : null;
    }

    /// <summary>The shares; null where there are fewer than three configurations or all losses are the same.</summary>
    /// <param name="levels">For each hyperparameter the value of each configuration, as text; null where a condition left it out.</param>
    /// <param name="losses">Finite, one a configuration.</param>
    public static Importance? Compute(IReadOnlyList<string?[]> levels, double[] losses)
    {
        if (losses.Length < 3 || levels.Count == 0)
        {
            return null;
        }

        var mean = losses.Average();
        var variance = losses.Average(loss => (loss - mean) * (loss - mean));
        if (!(variance > 0))
        {
            return null;
        }

        var coded = levels.Select(Coded).ToArray();
        return IsFullGrid(coded, losses.Length) ? OfGrid(coded, losses, mean, variance) : OfSample(levels, losses, variance);
    }

    /// <summary>
    /// On a full grid every value meets every other equally often, so the marginal means split the variance without a rest (functional ANOVA;
    /// Hutter, Hoos and Leyton-Brown, ICML 2014, there estimated by a forest, because their spaces are not grids).
    /// </summary>
    private static Importance OfGrid(int[][] levels, double[] losses, double mean, double variance)
    {
        var main = levels.Select(codes => Between(codes, losses, mean) / variance).ToArray();
        var pairs = new List<(int, int, double)>();
        for (var first = 0; first < levels.Length; first++)
        {
            for (var second = first + 1; second < levels.Length; second++)
            {
                var width = levels[second].Max() + 1;
                var cells = levels[first].Zip(levels[second], (a, b) => (a * width) + b).ToArray();
                pairs.Add((first, second, Math.Max(0, (Between(cells, losses, mean) / variance) - main[first] - main[second])));
            }
        }

        return new Importance(true, main, pairs);
    }

    /// <summary>
    /// Elsewhere: the share that each hyperparameter explains alone, by groups of equal values (numbers with many values in groups of equal
    /// size), less what as many groups explain by chance: 1 − (1 − R²)(n − 1)/(n − groups), at least 0. The shares need not add up.
    /// </summary>
    private static Importance OfSample(IReadOnlyList<string?[]> levels, double[] losses, double variance)
    {
        var mean = losses.Average();
        var main = new double[levels.Count];
        for (var i = 0; i < main.Length; i++)
        {
            var groups = Grouped(levels[i]);
            var count = groups.Max() + 1;
            var explained = Between(groups, losses, mean) / variance;
            main[i] = count >= losses.Length ? 0 : Math.Max(0, 1 - ((1 - explained) * (losses.Length - 1) / (losses.Length - count)));
        }

        return new Importance(false, main, []);
    }

    private static double Between(int[] groups, double[] losses, double mean)
    {
        var sums = new (double Sum, int Count)[groups.Max() + 1];
        for (var i = 0; i < groups.Length; i++)
        {
            sums[groups[i]] = (sums[groups[i]].Sum + losses[i], sums[groups[i]].Count + 1);
        }

        return sums.Where(group => group.Count > 0).Sum(group => group.Count * Math.Pow((group.Sum / group.Count) - mean, 2)) / losses.Length;
    }

    private static bool IsFullGrid(int[][] levels, int configurations) =>
        levels.Aggregate(1.0, (product, codes) => product * (codes.Max() + 1)) == configurations
        && Enumerable.Range(0, configurations).Select(i => string.Join(' ', levels.Select(codes => codes[i]))).Distinct().Count() == configurations;

    private static int[] Coded(string?[] values)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. values.Select(value => codes.TryGetValue(value ?? "\0", out var code) ? code : codes[value ?? "\0"] = codes.Count)];
    }

    private static int[] Grouped(string?[] values)
    {
        var codes = Coded(values);
        if (codes.Max() < FewValues || !values.All(value => value is null || Number(value) is not null))
        {
            return codes;
        }

        var groups = Math.Clamp(values.Length / 10, 2, FewValues);
        var result = new int[values.Length];
        var place = 0;
        foreach (var i in Enumerable.Range(0, values.Length).OrderBy(i => Number(values[i]) ?? double.NegativeInfinity))
        {
            result[i] = (int)((long)place++ * groups / values.Length);
        }

        return result;
    }

    private static double? Number(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
