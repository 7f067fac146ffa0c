using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Tests.Dashboard.Live;

/// <summary>The best configurations of a running search.</summary>
public class StandingsTests
{
    [Fact]
    public void Configurations_with_the_same_scores_share_a_rank_as_in_the_other_tables()
    {
        var standings = new Standings(1, Metric.Loss);
        foreach (var (configuration, loss) in new[] { (0, 4.0), (1, 3.0), (2, 4.0), (3, 5.0) })
        {
            var summary = FoldSummary.Summarize([new FoldLine(FoldStatus.Scored, loss, loss, 1, 1)]);
            standings.Take(new SearchEvent.ConfigurationCounted(configuration, summary, configuration + 1), TimeSpan.Zero);
        }

        Assert.Equal([(1, 1), (0, 2), (2, 2), (3, 4)], standings.Top(4).Select(standing => (standing.Configuration, standing.Rank!.Value)));
    }
}
