using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Training;

/// <summary>A net sees stored numbers; losses, metrics and predictions are those of the file's numbers.</summary>
public class ColumnUnitTrainingTests
{
    public static TheoryData<LossSettings, LossSettings, double> Losses => new()
    {
        { new MeanSquaredLoss(), new MeanSquaredLoss(), 64 },
        { new L1Loss(), new L1Loss(), 8 },
        { new SmoothL1Loss(1), new SmoothL1Loss(8), 8 },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_unit_changes_nothing_but_the_unit_of_losses_and_metrics(LossSettings plain, LossSettings same, double factor)
    {
        foreach (var standardize in new[] { false, true })
        {
            var (expected, actual) = (Fold(default, plain, standardize), Fold(new ColumnUnit(1e9, 3), same, standardize));

            Assert.Equal(expected.Curves.Validation.Select(loss => loss * factor), actual.Curves.Validation.Select(loss => (double)loss));
            Assert.Equal(expected.Curves.Train.Select(loss => loss * factor), actual.Curves.Train.Select(loss => (double)loss));
            Assert.Equal(
                expected.Metrics.Values.Select(metric => metric.Name == "r2" ? metric.Value : metric.Value * 8), actual.Metrics.Values.Select(metric => metric.Value));
        }
    }

    [Theory]
    [InlineData(-80)]
    [InlineData(83)]
    [InlineData(-490)]
    [InlineData(490)]
    public void Targets_of_any_size_have_finite_losses_that_are_not_0(int exponent)
    {
        var (expected, actual) = (Fold(default, new MeanSquaredLoss(), true), Fold(new ColumnUnit(0, exponent), new MeanSquaredLoss(), true));

        Assert.Equal(expected.BestEpoch, actual.BestEpoch);
        Assert.Equal(expected.Curves.Validation.Select(loss => Math.ScaleB(loss, 2 * exponent)), actual.Curves.Validation.Select(loss => (double)loss));
    }

    [Fact]
    public void A_prediction_is_restored_in_double()
    {
        var (data, unit) = (Some.Sine(), new ColumnUnit(1.7e12, 0));
        var (plain, far) = (Refit(data), Refit(In(data, unit)));
        using var engine = new TorchEngine();

        var expected = Predictor.Predict(plain, data.Test!, engine).Select(prediction => prediction + 1.7e12);

        Assert.Equal(expected, Predictor.Predict(far, In(data, unit).Test!, engine));
        Assert.Equal(expected, Predictor.Predict(far, [.. data.Test!.Inputs.Select(x => (double)x)], engine));
    }

    private static DataSet In(DataSet data, ColumnUnit unit) => data with { Train = data.Train with { TargetUnit = unit }, Test = data.Test! with { TargetUnit = unit } };

    private static Hyperparameters Of(LossSettings loss, bool standardize) => Some.Hyperparameters with { Loss = loss, Standardize = new StandardizeSettings(standardize, standardize) };

    private static FoldOutcome.Scored Fold(ColumnUnit unit, LossSettings loss, bool standardize)
    {
        using var run = new TrainingRun(In(Some.Sine(shift: 5, scale: 3), unit), Some.Validation, 1, metrics: SomeMetrics.Set(classes: false));
        return Assert.IsType<FoldOutcome.Scored>(run.TrainFold(Of(loss, standardize), 0, null, CancellationToken.None));
    }

    private static TrainedModel Refit(DataSet data)
    {
        using var run = new TrainingRun(data, Some.Validation, 1, metrics: SomeMetrics.Set(classes: false));
        return Assert.IsType<RefitOutcome.Trained>(run.Refit(Of(new MeanSquaredLoss(), true), 5, 0, CancellationToken.None)).Model;
    }
}
