using System.Collections.Immutable;
using System.Text.Json;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Json;
using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Tests.Wording;

/// <summary>Test scores that the test rows do not define.</summary>
public class UndefinedMetricTests
{
    private static readonly ImmutableArray<string> Classes = ["common", "rare"];

    private static readonly JsonSerializerOptions OneLine = new(BestJson.Options) { WriteIndented = false, Encoder = null };

    /// <summary>30 test rows, all of the first class.</summary>
    private static readonly Score OneClass = new(0.5, new ModelMetrics([new("roc-auc", double.NaN), new("accuracy", 0.9)]) { Classes = [new(30, 27, 27), new(0, 3, 0)] });

    [Theory]
    [InlineData("roc-auc", "not defined, because the test rows have no row of the class \"rare\"")]
    [InlineData("recall:rare", "not defined, because the test rows have no row of the class \"rare\"")]
    [InlineData("f1:1", "not defined, because the test rows have no row of the class \"rare\"")]
    [InlineData("f1:common", "0.9474")]
    [InlineData("accuracy", "0.9000")]
    public void A_class_that_the_metric_needs_and_no_test_row_has_is_named(string metric, string said) =>
        Assert.Equal(said, UndefinedMetric.Format(SomeMetrics.Named(metric).Among(Classes)!, OneClass, Classes));

    [Fact]
    public void Of_numbers_a_metric_names_what_the_targets_lack_unless_the_predictions_are_not_finite()
    {
        var metrics = new ModelMetrics([new("r2", double.NaN), new("mape", double.NaN), new("mae", 2)]);

        Assert.Equal("not defined, because the test rows have only one target value", UndefinedMetric.Format(SomeMetrics.Named("r2"), new Score(1, metrics), []));
        Assert.Equal("not defined, because the test rows have a target of 0", UndefinedMetric.Format(SomeMetrics.Named("mape"), new Score(1, metrics), []));
        Assert.Equal("2.000", UndefinedMetric.Format(SomeMetrics.Named("mae"), new Score(1, metrics), []));
        Assert.Equal("NaN", UndefinedMetric.Format(SomeMetrics.Named("r2"), new Score(double.NaN, metrics), []));
        Assert.Equal("test loss: 1.000 (mean absolute error 2.000, R² not defined)", Summary.TestLoss(1, metrics));
    }

    [Fact]
    public void Without_counts_of_classes_it_is_only_said_that_there_is_no_value() =>
        Assert.Equal("not defined on the test rows", UndefinedMetric.Format(SomeMetrics.Named("roc-auc"), new Score(1, new ModelMetrics([new("roc-auc", double.NaN)])), Classes));

    [Fact]
    public void Files_have_the_reason_beside_the_metrics()
    {
        MetricSet metrics = new(SomeMetrics.Named("roc-auc"), [SomeMetrics.Named("accuracy")]);

        Assert.Equal(
            """{"accuracy":0.9,"rocAuc":"NaN","undefined":{"rocAuc":"the rows have no row of the class \u0022rare\u0022"}}""",
            Json(OneClass));
        Assert.Equal("""{"accuracy":0.9,"rocAuc":0.5}""", Json(new Score(1, new ModelMetrics([new("roc-auc", 0.5), new("accuracy", 0.9)]))));

        string Json(Score score)
        {
            var members = (IDictionary<string, object?>)ScoreJson.MetricsOf(score, metrics, Classes)!;
            members.Remove("classes");
            return JsonSerializer.Serialize(members, OneLine);
        }
    }

    [Fact]
    public void A_threshold_has_no_test_score_where_its_metric_has_none() => Assert.Equal(
        "test f1:rare with the threshold: not defined on the test rows",
        new ThresholdReport("f1:rare", "rare", new ChosenThreshold(0.4, 0.9, 0.8), double.NaN, double.NaN).Lines().Last());
}
