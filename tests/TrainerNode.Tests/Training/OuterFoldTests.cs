using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Training;

/// <summary>Outside of an outer fold nothing learns from its rows; its winner is scored on them.</summary>
public class OuterFoldTests
{
    private static readonly OuterPart Part = new(2, 5);

    private static readonly Hyperparameters Scaled = Some.Hyperparameters with
    {
        Engine = EngineKind.Dense,
        Standardize = new StandardizeSettings(Inputs: true, Target: true),
        Training = new TrainingSettings(BatchSize: 10, MaxEpochs: 12, new EarlyStopping(5, 0)),
    };

    private static readonly ValidationSettings Stratified = new StratifiedKFold(4, 1);

    [Fact]
    public void No_fold_of_a_search_learns_from_or_is_judged_by_a_row_that_is_held_out()
    {
        var data = Some.Sine();
        var held = HoldOutTests.Spoilt(data, RowsOf(data).Validation);
        for (var fold = 0; fold < Stratified.Trainings; fold++)
        {
            var (one, other) = (Fold(data, fold), Fold(held, fold));

            Assert.Equal(one.Train, other.Train);
            Assert.Equal(one.Validation, other.Validation);
        }

        Assert.NotEqual(Fold(data, 0).Train, Fold(HoldOutTests.Spoilt(data, RowsOf(data).Train), 0).Train);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    public void A_refit_learns_from_no_row_that_is_held_out_and_is_scored_on_these_alone(double share)
    {
        var data = Some.Sine();
        var rows = RowsOf(data).Validation;
        var (one, other) = (Refit(data, share), Refit(HoldOutTests.Spoilt(data, rows), share));

        Assert.Equal(one.Result.Train, other.Result.Train);
        Assert.Equal(one.Result.TrainCurve, other.Result.TrainCurve);
        Assert.NotEqual(one.Result.Test, other.Result.Test);
        Assert.Equal(ModelScore.Compute(one.Model, data.Train.Only(rows), Scaled, []).Loss, one.Result.Test!.Loss, 1e-6);
        Assert.NotEqual(one.Result.Test, Refit(data, share, null).Result.Test);
    }

    [Fact]
    public void A_fold_that_is_trained_again_has_the_bits_of_its_first_training()
    {
        var data = Some.Sine();
        using var run = new TrainingRun(data, Stratified, 1);
        var first = Fold(data, 1);

        var again = Assert.IsType<OutOfFoldOutcome.Trained>(run.TrainOutOfFold(Scaled, 1, 3, null, CancellationToken.None, Part));

        Assert.Equal((first.Train[2], first.Validation[2]), (again.TrainLoss, again.ValidationLoss));
    }

    [Fact]
    public void Trainings_over_all_rows_are_what_they_are_without_outer_folds()
    {
        var data = Some.Sine();
        using var run = new TrainingRun(data, Stratified, 1);
        run.TrainFold(Scaled, 0, null, CancellationToken.None, Part);
        var after = Assert.IsType<FoldOutcome.Scored>(run.TrainFold(Scaled, 0, null, CancellationToken.None)).Curves;

        Assert.Equal(Fold(data, 0, null).Train, after.Train);
        Assert.NotEqual(Fold(data, 0).Train, after.Train);
    }

    [Fact]
    public void Folds_outside_of_an_outer_fold_are_all_other_rows_once()
    {
        var data = Some.Sine();
        var rows = new TrainingRows(data.Train, Stratified, 1);
        FoldSplit[] folds = [.. Enumerable.Range(0, 4).Select(fold => rows.Fold(fold, Part))];

        Assert.Equal(RowsOf(data).Train, folds.SelectMany(fold => fold.Validation).Order());
        Assert.All(folds, fold => Assert.Equal(RowsOf(data).Train, fold.Train.Concat(fold.Validation).Order()));
    }

    private static FoldSplit RowsOf(DataSet data) => new TrainingRows(data.Train, Stratified, 1).Outer(Part);

    private static LossCurves Fold(DataSet data, int fold) => Fold(data, fold, Part);

    private static LossCurves Fold(DataSet data, int fold, OuterPart? part)
    {
        using var run = new TrainingRun(data, Stratified, 1);
        return Assert.IsType<FoldOutcome.Scored>(run.TrainFold(Scaled, fold, null, CancellationToken.None, part)).Curves;
    }

    private static RefitOutcome.Trained Refit(DataSet data, double share) => Refit(data, share, Part);

    private static RefitOutcome.Trained Refit(DataSet data, double share, OuterPart? part)
    {
        using var run = new TrainingRun(data, Stratified, 1);
        return Assert.IsType<RefitOutcome.Trained>(share > 0
            ? run.Refit(Scaled, share, 0, null, CancellationToken.None, part)
            : run.Refit(Scaled, 6, 0, CancellationToken.None, part));
    }
}
