using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Tests.Reporting;

public class ProgressTests
{
    private const string Rate = "optimizer.learning-rate";

    private static readonly BestSoFar Best = new(
        7, Some.Choices((Rate, "0.01")), new FoldSummary(ConfigurationStatus.Scored, 0.10724, 0.0213, 0.1));

    [Fact]
    public void A_line_tells_folds_failures_time_left_and_the_best()
    {
        Assert.Equal(
            "60 of 120 folds · 1 failed · 1 min 0 s left · best 0.1072 ± 0.02130 with learning-rate 0.01",
            Report(done: 60, failed: 1, left: 60).Describe());
    }

    [Fact]
    public void A_search_with_a_network_shows_how_many_trainers_it_has()
    {
        var alone = Report(5) with { IsShared = true };
        var joined = alone with { Search = alone.Search with { Nodes = [new NodeProgress(new NodeId("n-1"), "vm/1", 2)] } };

        Assert.Equal(["5 of 120 folds · no trainer", "5 of 120 folds · 1 trainer"], new[] { alone, joined }.Select(report => Up(report.Describe(), " · best")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(120)]
    [InlineData(100_000)]
    public void Plain_lines_are_few_however_many_folds_there_are(int folds)
    {
        var lines = Shown(Enumerable.Range(0, folds + 1).Select(done => Report(done, folds: folds)));

        Assert.InRange(lines.Length, 2, 21);
        Assert.StartsWith($"{folds} of {folds} fold", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Trouble_is_told_once_while_it_lasts()
    {
        var stuck = Report(5);
        stuck = stuck with { Search = stuck.Search with { Trouble = "The disk is full." } };

        Assert.Equal(2, Shown([Report(5), stuck, stuck, Report(5), stuck]).Count(line => line == "The disk is full."));
    }

    private static string Up(string line, string to) => line[..line.IndexOf(to, StringComparison.Ordinal)];

    private static ProgressReport Report(int done, int folds = 120, int failed = 0, int left = 0) => new(
        new SearchProgress(folds, done, 0, failed, Best, 0, 0, [], [], null) { TimeLeft = left > 0 ? TimeSpan.FromSeconds(left) : null },
        new SpaceColumns(Some.Space(Rate)));

    private static string[] Shown(IEnumerable<ProgressReport> reports)
    {
        using var writer = new StringWriter();
        using (var view = new ProgressLines(writer))
        {
            foreach (var report in reports)
            {
                view.Show(report);
            }
        }

        return writer.ToString().TrimEnd().Split(Environment.NewLine);
    }
}
