using System.Collections.Immutable;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.Reporting.Json;
using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.Search;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Metrics.Numbers;

namespace ActorSearch.Coordinator.Tests.Reporting;

public class CsvFilesTests
{
    private const string Rate = "optimizer.learning-rate";
    private const string Hidden = "model.hidden";

    [Fact]
    public void Each_hyperparameter_of_the_space_is_a_column_and_the_best_comes_first()
    {
        var board = Some.Board(2, Some.Scored(0, 0, 0.5f), Some.Scored(0, 1, 0.7f), Some.Scored(1, 0, 0.25f), Some.Scored(1, 1, 0.25f));

        var lines = Configurations(board, Some.Space(Rate, Hidden), index => index == 0
            ? Some.Choices((Rate, "0.1"), (Hidden, "[64, 128]"))
            : Some.Choices((Rate, "0.01"), (Hidden, "[8]")));

        Assert.Equal(
            "rank,configuration,optimizer.learning-rate,model.hidden,mean_validation_loss,std_validation_loss,mean_train_loss,"
            + "fold_0_validation_loss,fold_1_validation_loss,mean_epoch,mean_best_epoch,epochs,status",
            lines[0]);
        Assert.Equal("1,1,0.01,[8],0.25,0,0.5,0.25,0.25,1,1,6,scored", lines[1]);
        Assert.StartsWith("2,0,0.1,\"[64, 128]\",0.5", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_configuration_keeps_its_scored_folds_and_has_no_mean()
    {
        var board = Some.Board(2, Some.Scored(0, 0, 0.5f), Some.Failed(0, 1));

        Assert.Equal(",0,0.1,,,,0.5,,,,5,failed", Configurations(board, Some.Space(Rate), _ => Some.Choices((Rate, "0.1")))[1]);
    }

    [Fact]
    public void A_metric_without_a_finite_mean_is_written_as_it_is_and_not_as_the_loss()
    {
        var constant = new FoldResult(
            new FoldId(0, 0), new FoldOutcome.Scored(1, new LossCurves([1], [5]), SomeMetrics.Numbers(1, 2, double.NaN)));
        var board = Some.Board(1, new R2(), [constant]);
        var study = Some.Study(Some.Space(Rate), board, _ => Some.Choices((Rate, "0.1")));

        Assert.Equal(",0,0.1,5,,1,NaN,,5,NaN,1,1,1,not-finite", Lines(stream => ConfigurationsCsv.Write(stream, study))[1]);
        Assert.Contains("\"meanMetric\": \"NaN\"", Some.Written(stream => ResultsJson.Write(stream, study, null)), StringComparison.Ordinal);
        Assert.Equal("no configuration has a mean r2 that is a finite number", new SearchEnd.AllFailed(board, "").Reason);
    }

    [Fact]
    public void A_training_loss_that_an_objective_does_not_report_is_left_out()
    {
        var silent = new FoldResult(new FoldId(0, 0), new FoldOutcome.Scored(1, new LossCurves([double.NaN], [5]), SomeMetrics.Numbers(1, 2, 0.5)));
        var study = Some.Study(Some.Space(Rate), Some.Board(1, [silent]), _ => Some.Choices((Rate, "0.1")));

        Assert.Equal("1,0,0.1,5,,,5,1,1,1,scored", Lines(stream => ConfigurationsCsv.Write(stream, study))[1]);
        Assert.DoesNotContain("NaN", Some.Written(stream => ResultsJson.Write(stream, study, null)), StringComparison.Ordinal);
        Assert.DoesNotContain("train loss", RankingTable.Create(study, study.Board.Ranked(), 10).Columns.Select(column => column.Heading));
    }

    [Fact]
    public void A_hyperparameter_that_a_condition_left_out_is_an_empty_field()
    {
        var board = Some.Board(1, Some.Scored(0, 0, 0.5f));

        var line = Configurations(board, Some.Space(Rate, Hidden), _ => Some.Choices((Rate, "0.1")))[1];

        Assert.StartsWith("1,0,0.1,,0.5,", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fold_that_failed_says_why_and_one_that_was_scored_has_its_metrics()
    {
        var folds = Some.Stored(Some.Scored(0, 0, 0.5f, 0.125f), Some.Failed(0, 1, "It said \"no\", twice."));

        var lines = Lines(stream => FoldsCsv.Write(stream, folds, SomeMetrics.Set(classes: false)));

        Assert.Matches("^0,0,scored,0.5,0.125,1,1,3,0.25,0.5,0.75,,[0-9a-f]{64}$", lines[1]);
        Assert.Matches("^0,1,failed,,,,,2,,,,\"It said \"\"no\"\", twice.\",[0-9a-f]{64}$", lines[2]);
    }

    [Fact]
    public void Curves_show_what_was_not_finite()
    {
        var lines = Lines(stream => CurvesCsv.Write(stream, Some.Curves(Some.Scored(3, 0, 0.5f, epochs: 1), Some.Failed(3, 1)), MetricSet.LossAlone));

        Assert.Equal(["configuration,fold,epoch,train_loss,validation_loss", "3,0,1,0.5,0.5", "3,1,1,1,2", "3,1,2,NaN,Infinity"], lines);
    }

    [Fact]
    public void Losses_come_back_from_the_file_to_the_bit()
    {
        var loss = BitConverter.Int32BitsToSingle(0x3DCCCCCD);

        var line = Lines(stream => CurvesCsv.Write(stream, Some.Curves(Some.Scored(0, 0, loss, epochs: 1)), MetricSet.LossAlone))[1];

        Assert.Equal(loss, float.Parse(line.Split(',')[4], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Names_of_a_user_give_way_to_those_of_the_table()
    {
        var board = Some.Board(1, new ReportedMetric("epoch", true), [new FoldResult(
            new FoldId(0, 0), new FoldOutcome.Scored(1, new LossCurves([1], [5]), new([new("epoch", 7)])))]);
        var study = Some.Study(Some.Space("rank", "status", "depth"), board, _ => Some.Choices(("rank", "8"), ("status", "x"), ("depth", "3")));
        ReportedMetric[] metrics = [new("train-loss", true), new("reason", true), new("val-x", true), new("val_x", true), new("r2", true)];
        var set = new MetricSet(Metric.Loss, [.. metrics]) { Others = [.. metrics] };

        var lines = Lines(stream => ConfigurationsCsv.Write(stream, study));
        Assert.Equal(
            "rank,configuration,rank_2,status_2,depth,mean_validation_loss,std_validation_loss,mean_train_loss,mean_epoch_2,std_epoch,"
            + "fold_0_validation_loss,fold_0_epoch,mean_epoch,mean_best_epoch,epochs,status",
            lines[0]);
        Assert.Equal("1,0,8,x,3,5,,1,7,,5,7,1,1,1,scored", lines[1]);
        Assert.Equal(
            "configuration,fold,status,validation_loss,train_loss,best_epoch,epoch,epochs,train_loss_2,reason_2,val_x,val_x_2,r2,reason,digest",
            Lines(stream => FoldsCsv.Write(stream, [], set))[0]);
        Assert.Equal(
            "configuration,fold,epoch,train_loss,validation_loss,validation_train_loss,validation_reason,validation_val_x,validation_val_x_2,validation_r2",
            Lines(stream => CurvesCsv.Write(stream, [], set))[0]);
    }

    private static string[] Configurations(
        Leaderboard board, SearchSpace space, Func<int, ImmutableArray<Choice>> choices) =>
        Lines(stream => ConfigurationsCsv.Write(stream, Some.Study(space, board, choices)));

    private static string[] Lines(Action<Stream> write) => Some.Written(write).TrimEnd('\n').Split('\n');
}
