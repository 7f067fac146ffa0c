using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Shared.Statistics;

/// <summary>
/// What the winner's cross-validation score is worth once it is taken into account that it is the best of many: bootstrap bias correction
/// (Tsamardinos, Greasidou and Borboudakis, «Bootstrapping the out-of-sample predictions for efficient and accurate cross-validation», Machine
/// Learning 107, 2018) with folds as the units that are drawn. In each resample the configuration that is best on the drawn folds is scored on
/// the others; the mean difference to the winner on the same folds is added to the winner's score. Why not another: docs/decisions.
/// </summary>
public static class ChoiceCorrection
{
    /// <summary>With so few different resamples all are taken, each with its probability; with more of them some are drawn.</summary>
    private const int MostEnumerated = 2000;
    private const int MostDrawn = 1000;
    private const int FewestDrawn = 50;

    /// <summary>Multiplications that the estimate may take, about a tenth of a second.</summary>
    private const long Work = 20_000_000;

    /// <summary>
    /// The winner's mean cost, corrected for the selection of the lowest; never below the mean itself. Null if it cannot be estimated: there
    /// was one candidate, or the folds share validation rows or are fewer than two. Candidates that are equal on the drawn folds count alike.
    /// </summary>
    /// <param name="leaderboard">All counted folds.</param>
    /// <param name="winner">A configuration whose folds are all scored.</param>
    /// <param name="validation">
    /// How rows were divided. The folds of one repeat share no validation rows, those of two repeats do: so each repeat is resampled by itself.
    /// The parts of repeated hold-out overlap like repeats, each of which is one fold.
    /// </param>
    public static double? CorrectedCost(Leaderboard leaderboard, int winner, ValidationSettings validation)
    {
        var folds = validation.Folds;
        int[] candidates = [.. leaderboard.Configurations.Where(index => leaderboard.Summary(index).Status == ConfigurationStatus.Scored)];
        if (folds < 2 || candidates.Length < 2 || !candidates.Contains(winner))
        {
            return null;
        }

        var difference = 0.0;
        var repeats = leaderboard.Folds / folds;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            difference += Difference(Costs(leaderboard, candidates, winner, repeat * folds, folds), folds, repeat);
        }

        return leaderboard.Summary(winner).Cost + Math.Max(0, difference / repeats);
    }

    /// <summary>
    /// candidates × folds, row by row, the winner first. Without those that are worse than the winner on every fold: they are chosen by no
    /// resample.
    /// </summary>
    private static double[] Costs(Leaderboard leaderboard, int[] candidates, int winner, int first, int folds)
    {
        var costs = new List<double>();
        var best = leaderboard.Lines(winner).Slice(first, folds);
        foreach (var fold in best) costs.Add(fold.Cost);
        foreach (var candidate in candidates)
        {
            var lines = leaderboard.Lines(candidate).Slice(first, folds);
            var worse = 0;
            for (var fold = 0; fold < folds; fold++) worse += lines[fold].Cost > best[fold].Cost ? 1 : 0;
            if (candidate == winner || worse == folds) continue;
            foreach (var line in lines) costs.Add(line.Cost);
        }

        return [.. costs];
    }

    /// <summary>Mean over resamples of what the candidate chosen on the drawn folds costs on the others beyond the winner.</summary>
    /// <param name="costs">See <see cref="Costs"/>.</param>
    /// <param name="folds">How many folds, ≥ 2.</param>
    /// <param name="repeat">Which repeat: its draws are its own.</param>
    private static double Difference(double[] costs, int folds, int repeat)
    {
        double sum = 0, weights = 0;
        foreach (var (drawn, weight) in Resamples(folds, costs.Length, repeat))
        {
            sum += weight * DifferenceOf(costs, drawn);
            weights += weight;
        }

        return sum / weights;
    }

    private static double DifferenceOf(double[] costs, double[] drawn)
    {
        var folds = drawn.Length;
        double lowest = double.PositiveInfinity, left = 0;
        var equal = 0;
        for (var from = 0; from < costs.Length; from += folds)
        {
            var cost = 0.0;
            for (var fold = 0; fold < folds; fold++) cost += drawn[fold] * costs[from + fold];
            if (cost > lowest) continue;
            if (cost < lowest) (lowest, left, equal) = (cost, 0, 0);
            left += OnOthers(costs.AsSpan(from, folds), drawn);
            equal++;
        }

        return (left / equal) - OnOthers(costs.AsSpan(0, folds), drawn);
    }

    private static double OnOthers(ReadOnlySpan<double> costs, double[] drawn)
    {
        var (sum, count) = (0.0, 0);
        for (var fold = 0; fold < drawn.Length; fold++)
        {
            if (drawn[fold] > 0) continue;
            sum += costs[fold];
            count++;
        }

        return sum / count;
    }

    /// <summary>How often each fold is drawn, and how much that resample counts. Those that leave no fold out are left out.</summary>
    private static IEnumerable<(double[] Drawn, double Weight)> Resamples(int folds, int costs, int repeat)
    {
        var different = 1.0;
        for (var i = 1; i < folds; i++) different *= (folds + i) / (double)i;
        return different <= MostEnumerated
            ? Enumerated(new double[folds], 0, folds, 1)
            : Drawn(folds, (int)Math.Clamp(Work / costs, FewestDrawn, MostDrawn), repeat);
    }

    /// <summary>All ways to spread the draws that are left over the folds from one on; the weight is the multinomial one but for a factor.</summary>
    private static IEnumerable<(double[] Drawn, double Weight)> Enumerated(double[] drawn, int from, int left, double weight)
    {
        if (from == drawn.Length - 1)
        {
            drawn[from] = left;
            for (var i = 2; i <= left; i++) weight /= i;
            if (drawn.Contains(0)) yield return (drawn, weight);
            yield break;
        }

        for (var times = 0; times <= left; weight /= ++times)
        {
            drawn[from] = times;
            foreach (var resample in Enumerated(drawn, from + 1, left - times, weight)) yield return resample;
        }
    }

    private static IEnumerable<(double[] Drawn, double Weight)> Drawn(int folds, int count, int repeat)
    {
        var stream = RandomStream.For(0, StreamPurpose.Bootstrap, repeat);
        for (var taken = 0; taken < count;)
        {
            var drawn = new double[folds];
            for (var i = 0; i < folds; i++) drawn[stream.NextInt32(folds)]++;
            if (!drawn.Contains(0)) continue;
            taken++;
            yield return (drawn, 1);
        }
    }
}
