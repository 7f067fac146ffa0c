namespace ActorSearch.Shared.Results.Ranking;

/// <summary>
/// The epoch at which all folds of a configuration are scored: the one whose mean over the folds is best. The refit can train to it, which it
/// cannot to the best epoch of each fold.
/// </summary>
public static class OneEpoch
{
    /// <summary>
    /// Which epoch of a fold stands for an epoch: itself, and past the fold's end its last one. A fold that stopped keeps its last value. So the
    /// mean is always over the same folds, and cannot improve by losing a bad one.
    /// </summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="length">Epochs that the fold ran, ≥ 1.</param>
    public static int Held(int epoch, int length) => Math.Min(epoch, length);

    /// <summary>Mean over the folds of each epoch, summed in the order of the folds; as long as the longest fold. Empty without a fold, and where a fold failed before its first epoch.</summary>
    /// <param name="curves">Of each fold.</param>
    public static double[] Mean(IReadOnlyList<double[]> curves)
    {
        var mean = new double[curves.Any(curve => curve.Length == 0) ? 0 : curves.Select(curve => curve.Length).DefaultIfEmpty(0).Max()];
        for (var epoch = 1; epoch <= mean.Length; epoch++)
        {
            foreach (var curve in curves)
            {
                mean[epoch - 1] += curve[Held(epoch, curve.Length) - 1];
            }

            mean[epoch - 1] /= curves.Count;
        }

        return mean;
    }

    /// <summary>
    /// The epoch (from 1) with the lowest finite mean cost; among equals the one with the lower mean loss, then the earlier one. Null where no
    /// mean is finite.
    /// </summary>
    /// <param name="costs">What the trainings watched, less being better, of each fold.</param>
    /// <param name="losses">The validation losses of each fold, as long.</param>
    public static int? Best(IReadOnlyList<double[]> costs, IReadOnlyList<double[]> losses) => SoFar(costs, losses) is [.., var last] ? last : null;

    /// <summary>The <see cref="Best"/> epoch of the first, of the first two, and so on to all.</summary>
    public static int?[] SoFar(IReadOnlyList<double[]> costs, IReadOnlyList<double[]> losses)
    {
        var (cost, loss) = (Mean(costs), Mean(losses));
        var course = new int?[cost.Length];
        int? best = null;
        for (var epoch = 1; epoch <= cost.Length; epoch++)
        {
            if (double.IsFinite(cost[epoch - 1]) && double.IsFinite(loss[epoch - 1])
                && (best is not { } known || IsBetter(epoch - 1, known - 1)))
            {
                best = epoch;
            }

            course[epoch - 1] = best;
        }

        return course;

        bool IsBetter(int one, int other)
        {
            var order = RankOrder.CompareCosts(cost[one], cost[other]);
            return order < 0 || (order == 0 && loss[one] < loss[other]);
        }
    }
}
