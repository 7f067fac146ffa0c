using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Storage.Json;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Metrics.Counts;

namespace ActorSearch.Coordinator.Tests.Reporting;

/// <summary>What files and tables show where rows have classes, and where another metric than the loss selects.</summary>
public class ClassFilesTests
{
    private const string Rate = "optimizer.learning-rate";

    // Of 10 rows 4 are of class 0. The first configuration finds 8 rows and half of class 0, the second 7 and all of class 0.
    private static readonly ModelMetrics Careful = SomeMetrics.Classes([new ClassCounts(4, 2, 2), new ClassCounts(6, 8, 6)], 8);
    private static readonly ModelMetrics Eager = SomeMetrics.Classes([new ClassCounts(4, 7, 4), new ClassCounts(6, 3, 3)], 7);

    [Fact]
    public void Metrics_of_classes_come_back_from_the_store() =>
        Assert.Equal(Careful, StudyJson.ReadMetrics(StudyJson.Write(Careful)));

    [Fact]
    public void Folds_show_accuracy_and_its_like()
    {
        var folds = Some.Stored(Scored(0, Careful), Some.Failed(1, 0));

        var lines = Lines(stream => FoldsCsv.Write(stream, folds, SomeMetrics.Set(classes: true)));

        Assert.Equal("accuracy,top_k,macro_f1,macro_precision,macro_recall", string.Join(',', lines[0].Split(',')[8..13]));
        Assert.Equal("0.8,0.8", string.Join(',', lines[1].Split(',')[8..10]));
        Assert.Equal(lines[0].Split(',').Length, lines[2].Split(',').Length);
        Assert.Equal(["", "", "", "", ""], lines[2].Split(',')[8..13]);
    }

    [Fact]
    public void Curves_show_the_accuracy_of_each_epoch()
    {
        var curves = new LossCurves([1, 2], [3, 4]) { Metrics = [new MetricCurve("accuracy", [0.5, 0.75])] };

        var lines = Lines(stream => CurvesCsv.Write(stream, [(new FoldId(0, 0), curves)], new MetricSet(Metric.Loss, [new Accuracy()])));

        Assert.Equal(
            ["configuration,fold,epoch,train_loss,validation_loss,validation_accuracy", "0,0,1,1,3,0.5", "0,0,2,2,4,0.75"], lines);
    }

    [Theory]
    [InlineData("accuracy", 0, "accuracy (higher is better)", "0.8000")]
    [InlineData("recall:0", 1, "recall:0 (higher is better)", "1.000")]
    [InlineData("loss", 1, "loss (lower is better)", "0.2500")]
    public void The_metric_that_selects_ranks_and_shows_its_direction(string metric, int best, string order, string figure)
    {
        var study = Study(SomeMetrics.Named(metric));

        var lines = Shown(study);

        Assert.Equal(best, study.Board.Ranked()[0].Configuration);
        Assert.EndsWith(order, lines[0], StringComparison.Ordinal);
        Assert.Contains("accuracy", lines[1], StringComparison.Ordinal);
        Assert.Contains(figure, lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Configurations_have_the_mean_of_the_metric_and_its_folds()
    {
        var lines = Lines(stream => ConfigurationsCsv.Write(stream, Study(new Recall(0))));

        Assert.Equal(
            "rank,configuration,optimizer.learning-rate,mean_validation_loss,std_validation_loss,mean_train_loss,mean_accuracy,mean_recall_0,"
            + "std_recall_0,fold_0_validation_loss,fold_0_recall_0,mean_epoch,mean_best_epoch,epochs,status",
            lines[0]);
        Assert.Equal("1,1,0.01,0.25,,0.5,0.7,1,,0.25,1,1,1,3,scored", lines[1]);
        Assert.Equal("2,0,0.1,0.5,,0.5,0.8,0.5,,0.5,0.5,1,1,3,scored", lines[2]);
    }

    private static StudyView Study(Metric metric)
    {
        var board = new Leaderboard(1, metric);
        board.Add(Scored(0, Careful));
        board.Add(Scored(1, Eager));
        var experiment = Some.Experiment with
        {
            Space = Some.Space(Rate),
            Selection = Some.Experiment.Selection with { Metric = metric },
            HasClasses = true,
            Settings = Some.Experiment.Settings.Add("loss.kind", "cross-entropy"),
        };
        return new StudyView(experiment, board, board.Configurations.ToDictionary(
            index => index, index => Some.Choices((Rate, index == 0 ? "0.1" : "0.01"))))
        {
            Accuracies = new Dictionary<int, double> { [0] = Careful.Find(new Accuracy())!.Value, [1] = Eager.Find(new Accuracy())!.Value },
        };
    }

    private static FoldResult Scored(int configuration, ModelMetrics metrics)
    {
        var result = Some.Scored(configuration, 0, configuration == 0 ? 0.5f : 0.25f);
        return result with { Outcome = (FoldOutcome.Scored)result.Outcome with { Metrics = metrics } };
    }

    private static string[] Lines(Action<Stream> write) => Some.Written(write).TrimEnd('\n').Split('\n');

    private static string[] Shown(StudyView study)
    {
        using var writer = new StringWriter();
        ResultTables.Write(Terminal.Plain(writer), study, 10);
        return [.. writer.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
    }
}
