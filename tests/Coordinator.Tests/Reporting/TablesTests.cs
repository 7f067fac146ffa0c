using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Tests.Reporting;

public class TablesTests
{
    private const string Rate = "optimizer.learning-rate";
    private const string Batch = "training.batch-size";

    [Fact]
    public void A_hyperparameter_that_is_equal_in_all_rows_keeps_its_column()
    {
        var board = Some.Board(1, Some.Scored(0, 0, 0.5f), Some.Scored(1, 0, 0.25f));

        var lines = Shown(RankingTable.Create(
            Some.Study(Some.Space(Rate, Batch), board, i => Some.Choices((Rate, i == 0 ? "0.1" : "0.01"), (Batch, "20"))), board.Ranked(), 1));

        Assert.Contains("learning-rate", lines[0], StringComparison.Ordinal);
        Assert.Contains("batch-size", lines[0], StringComparison.Ordinal);
        Assert.Contains("0.01", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void The_ranking_ends_where_it_was_asked_to()
    {
        var board = Some.Board(1, Some.Scored(0, 0, 0.5f), Some.Scored(1, 0, 0.25f), Some.Scored(2, 0, 0.75f));

        Assert.Equal(2 + 2, Shown(RankingTable.Create(Some.Study(Some.Space(Rate), board, _ => []), board.Ranked(), 2)).Length);
    }

    [Fact]
    public void A_running_configuration_shows_how_many_folds_are_in()
    {
        var board = Some.Board(3, Some.Scored(0, 0, 0.5f));

        var lines = Shown(RankingTable.Create(Some.Study(Some.Space(Rate), board, _ => []), board.Ranked(), 2));

        Assert.Contains("1 of 3 folds", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_winner_of_each_fold_has_its_losses_settings_and_epochs()
    {
        var board = Some.Board(
            2, Some.Scored(0, 0, 0.5f, 0.4f), Some.Scored(0, 1, 0.7f), Some.Scored(1, 0, 0.25f), Some.Scored(1, 1, 0.9f));

        var lines = Shown(FoldWinnersTable.Create(
            Some.Study(Some.Space(Rate), board, i => Some.Choices((Rate, i == 0 ? "0.1" : "0.01"))), FoldWinners.Find(board)));

        Assert.Matches(@"^ *0 +0\.01 +0\.2500 +0\.5000 +1 +3$", lines[2]);
        Assert.Matches(@"^ *1 +0\.1 +0\.7000 +0\.5000 +1 +3$", lines[3]);
    }

    [Fact]
    public void A_test_loss_without_other_metrics_has_no_brackets()
    {
        Assert.Equal("test loss: 0.2500", Summary.TestLoss(0.25, new([new("pinball", 0.1)])));
        Assert.Equal("test loss: 0.2500 (R² 0.5000)", Summary.TestLoss(0.25, new([new("r2", 0.5)])));
    }

    [Fact]
    public void Text_from_a_file_is_never_taken_for_markup()
    {
        var board = Some.Board(1, Some.Scored(0, 0, 0.5f), Some.Scored(1, 0, 0.6f));

        var lines = Shown(RankingTable.Create(
            Some.Study(Some.Space(Rate), board, i => Some.Choices((Rate, i == 0 ? "[red]x[/]" : "[["))), board.Ranked(), 10));

        Assert.Contains("[red]x[/]", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_table_has_no_control_codes()
    {
        var board = Some.Board(1, Some.Scored(0, 0, 0.5f));

        Assert.DoesNotContain('\e', string.Concat(Shown(RankingTable.Create(Some.Study(Some.Space(Rate), board, _ => []), board.Ranked(), 10))));
    }

    [Fact]
    public void A_node_is_told_by_its_name_and_its_id()
    {
        var lines = Shown(NodesTable.Create([new StoredNode(new NodeId("a2d6.1"), "vm/1", 9, 1, 6, 2, 0, 0), new StoredNode(new NodeId("b"), null, 1, 0, 1, 0, 0, 0)]));

        Assert.Matches("^ *node +id +given", lines[0]);
        Assert.Matches(@"^ *vm/1 +a2d6\.1 +9 +6 +1 +2 +0 +0 *$", lines[2]);
        Assert.Matches(@"^ *\? +b +1", lines[3]);
    }

    private static string[] Shown(TextTable table)
    {
        using var writer = new StringWriter();
        Terminal.Plain(writer).Show(table);
        return [.. writer.ToString().Split('\n').Where(line => line.Trim().Length > 0)];
    }
}
