using System.Collections.Immutable;
using System.Text.Json;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Json;
using ActorSearch.Coordinator.Reporting.Remarks;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Nested;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Metrics.Numbers;

namespace ActorSearch.Coordinator.Tests.Reporting;

public class OuterWordsTests
{
    [Fact]
    public void The_score_is_a_line_with_spread_and_standard_error()
    {
        Assert.Equal(
            "nested CV (2 outer folds): 2.000 ± 1.414 (standard error 1.000): the whole search, scored on rows that it has not seen",
            OuterWords.Line(Study(Metric.Loss, Fold(1, 1), Fold(2, 3))));
        Assert.StartsWith(
            "nested CV (2 outer folds): r2 0.7500 ± 0 (standard error 0)",
            OuterWords.Line(Study(new R2(), Fold(1, 1), Fold(2, 3))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_outer_fold_without_a_score_leaves_none_and_says_why()
    {
        var study = Study(Metric.Loss, Fold(1, 1), Fold(2, null));

        Assert.Equal("nested CV (2 outer folds): no score. Outer fold 2 has no score: The loss is not finite after epoch 2.", OuterWords.Line(study));
        Assert.Single(OuterWords.Missing(study));
    }

    [Fact]
    public void Without_outer_folds_nothing_is_said()
    {
        var study = Study(Metric.Loss);

        Assert.Null(OuterWords.Line(study));
        Assert.Null(OuterJson.Create(study.Outer, MetricSet.LossAlone, []));
        Assert.DoesNotContain("nested", Some.Written(stream => ResultsJson.Write(stream, study, null)), StringComparison.Ordinal);
    }

    [Fact]
    public void Exported_json_has_every_outer_fold_and_the_mean()
    {
        var json = JsonDocument.Parse(Some.Written(stream => ResultsJson.Write(stream, Study(Metric.Loss, Fold(1, 1), Fold(2, 3)), "d")));
        var nested = json.RootElement.GetProperty("nestedCrossValidation");

        Assert.Equal(2, nested.GetProperty("meanLoss").GetDouble());
        Assert.Equal(1, nested.GetProperty("lossStandardError").GetDouble(), 1e-12);
        Assert.Equal([1, 3], nested.GetProperty("folds").EnumerateArray().Select(fold => fold.GetProperty("loss").GetDouble()));
        Assert.All(nested.GetProperty("folds").EnumerateArray(), fold => Assert.Equal(0.01, fold.GetProperty("choices").GetProperty("optimizer.learning-rate").GetDouble()));
    }

    [Fact]
    public void Exported_json_has_no_mean_where_an_outer_fold_has_no_score()
    {
        var json = JsonDocument.Parse(Some.Written(stream => ResultsJson.Write(stream, Study(Metric.Loss, Fold(1, 1), Fold(2, null)), "d")));
        var nested = json.RootElement.GetProperty("nestedCrossValidation");

        Assert.Equal(JsonValueKind.Null, nested.GetProperty("meanLoss").ValueKind);
        Assert.Equal(JsonValueKind.Null, nested.GetProperty("folds")[1].GetProperty("loss").ValueKind);
    }

    [Theory]
    [InlineData(1.2, 1.0, false)]
    [InlineData(5, 4.8, true)]
    [InlineData(0.1, 0.12, true)]
    public void A_score_far_from_that_of_cross_validation_is_a_remark(double one, double other, bool isFar)
    {
        var remarks = OuterRemarks.Find(Study(Metric.Loss, Fold(1, one), Fold(2, other)), new Selected(SelectionRule.MeanBest, 0, 1.05, 1)).ToList();

        Assert.Equal(isFar ? ["far-from-outer"] : [], remarks.Select(remark => remark.Id));
        Assert.All(remarks, remark => Assert.Equal(one > 1, remark.Sentence.Contains("expect the second one", StringComparison.Ordinal)));
    }

    private static StudyView Study(Metric metric, params ImmutableArray<OuterFold> outer) => Some.Study(
        Some.Space("optimizer.learning-rate"),
        Some.Board(2, metric, [Some.Scored(0, 0, 1), Some.Scored(0, 1, 1.1f)]),
        _ => Some.Choices(("optimizer.learning-rate", "0.01"))) with
    {
        Outer = outer,
    };

    private static OuterFold Fold(int part, double? loss) => new(
        part, 10, new Selected(SelectionRule.MeanBest, 0, 1, 3), Some.Choices(("optimizer.learning-rate", "0.01")), loss is null ? 0 : 3,
        loss is { } known ? new Score(known, SomeMetrics.Numbers(0.25, 0.5, 0.75)) : null,
        loss is null ? "The loss is not finite after epoch 2." : null);
}
