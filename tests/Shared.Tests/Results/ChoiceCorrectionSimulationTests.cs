using System.Globalization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Statistics;
using ActorSearch.Shared.Validation;

namespace ActorSearch.Shared.Tests.Results;

/// <summary>
/// Searches whose true scores are known: a fold costs the configuration's true cost, plus what the fold's rows add for all configurations, plus
/// noise of its own, both standard normal. The figures are those of the decision note.
/// </summary>
public class ChoiceCorrectionSimulationTests
{
    /// <summary>Mean error and root mean square error against the true cost of the chosen one: as it stands, with one fold left out, by bootstrap.</summary>
    [Theory]
    [InlineData(5, 1, 1.0, 300, "-0.04 +0.61 -0.04 +0.61 -0.04 +0.61")]
    [InlineData(5, 5, 0.3, 300, "-0.43 +0.73 +0.01 +0.76 +0.05 +0.66")]
    [InlineData(5, 24, 0.0, 300, "-0.88 +1.02 +0.03 +0.76 0.00 +0.59")]
    [InlineData(5, 24, 1.0, 300, "-0.36 +0.72 +0.03 +0.80 +0.10 +0.72")]
    [InlineData(5, 1000, 0.0, 100, "-1.56 +1.64 -0.15 +0.75 -0.11 +0.56")]
    [InlineData(5, 1000, 1.0, 100, "-0.63 +0.89 +0.04 +0.83 +0.16 +0.75")]
    [InlineData(10, 24, 0.0, 300, "-0.62 +0.71 +0.03 +0.58 0.00 +0.36")]
    [InlineData(10, 24, 1.0, 300, "-0.23 +0.48 -0.04 +0.52 +0.03 +0.47")]
    [InlineData(10, 1000, 0.0, 40, "-1.08 +1.14 -0.03 +0.61 -0.06 +0.37")]
    [InlineData(10, 1000, 1.0, 40, "-0.35 +0.54 +0.03 +0.53 +0.10 +0.48")]
    public void The_bootstrap_takes_the_bias_away_and_errs_least(int folds, int configurations, double spread, int searches, string errors)
    {
        var (plain, left, boot) = (new Errors(), new Errors(), new Errors());
        for (var search = 0; search < searches; search++)
        {
            var (board, truth) = Searched(folds, configurations, spread, search);
            var (winner, own) = (board.Best!.Value, board.Summary(board.Best!.Value).Cost);
            plain.Add(own - truth[winner]);
            left.Add(LeavingOneOut(board) - truth[winner]);
            boot.Add((ChoiceCorrection.CorrectedCost(board, winner, new KFold(folds, 1)) ?? own) - truth[winner]);
        }

        double[] told = [plain.Mean, plain.Root, left.Mean, left.Root, boot.Mean, boot.Root];
        Assert.Equal(errors, string.Join(' ', told.Select(error => error.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture))));
        Assert.True(boot.Root <= left.Root);
        Assert.True(Math.Abs(boot.Mean) <= Math.Abs(plain.Mean));
    }

    private static (Leaderboard Board, double[] Truth) Searched(int folds, int configurations, double spread, int search)
    {
        var stream = RandomStream.For(12, StreamPurpose.GeneratedData, search);
        double[] shared = [.. Enumerable.Range(0, folds).Select(_ => stream.NextNormal())];
        var truth = new double[configurations];
        var board = new Leaderboard(folds);
        for (var configuration = 0; configuration < configurations; configuration++)
        {
            truth[configuration] = spread * stream.NextNormal();
            for (var fold = 0; fold < folds; fold++)
            {
                var cost = (float)(truth[configuration] + shared[fold] + stream.NextNormal());
                board.Add(new FoldId(configuration, fold), new FoldLine(FoldStatus.Scored, cost, 0, 1, 1));
            }
        }

        return (board, truth);
    }

    /// <summary>The other candidate: chosen by all folds but one, scored on that one, averaged.</summary>
    private static double LeavingOneOut(Leaderboard board)
    {
        var sum = 0.0;
        for (var left = 0; left < board.Folds; left++)
        {
            var chosen = board.Configurations.MinBy(configuration => board.Summary(configuration).Cost - (board.Lines(configuration)[left].Cost / board.Folds));
            sum += board.Lines(chosen)[left].Cost;
        }

        return sum / board.Folds;
    }

    private sealed class Errors
    {
        private double _sum, _squares;
        private int _count;

        public double Mean => _sum / _count;

        public double Root => Math.Sqrt(_squares / _count);

        public void Add(double error)
        {
            _sum += error;
            _squares += error * error;
            _count++;
        }
    }
}
