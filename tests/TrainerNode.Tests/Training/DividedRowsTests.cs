using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation;
using ActorSearch.Shared.Validation.Given;
using ActorSearch.Shared.Validation.Groups;
using ActorSearch.Shared.Validation.Times;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Checks;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Tests.Data.Checks;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Training;

/// <summary>Data in which rows belong together: the score of the right division is that of new rows, the score of another one is far too good.</summary>
public sealed class DividedRowsTests
{
    private const int Patients = 60, RowsOfOne = 8;
    private const int Hours = 600;

    /// <summary>R² of rows that a net cannot predict spreads widely between draws, and so between folds.</summary>
    private const ulong Seed = 15;

    [Fact]
    public void Rows_of_patients_are_scored_on_other_patients()
    {
        var data = new DataSet(PatientTable(0, Patients), PatientTable(1, 300), "");

        var (wrong, _, _) = Scores(data, new KFold(5, 1));
        var (right, error, test) = Scores(data, new GroupKFold(5));

        Assert.True(wrong > 0.7, $"{wrong}");
        Assert.True(test < 0.2, $"{test}");
        Assert.True(Math.Abs(right - test) <= error, $"{right} ± {error}, test {test}");
        Assert.StartsWith("groups-divided: column \"patient\" has 60 groups", Remark(data, new KFold(5, 1)), StringComparison.Ordinal);
        Assert.Null(Remark(data, new GroupKFold(5)));
    }

    [Fact]
    public void Rows_of_a_series_are_scored_on_later_rows()
    {
        var data = new DataSet(SeriesTable(0, Hours), SeriesTable(Hours, Hours), "");

        var (wrong, _, _) = Scores(data, new KFold(5, 1));
        var (right, error, test) = Scores(data, new TimeSeriesFolds(4, 0, 0));

        Assert.True(wrong > 0.7, $"{wrong}");
        Assert.True(test < 0.2, $"{test}");
        Assert.True(Math.Abs(right - test) <= error, $"{right} ± {error}, test {test}");
        Assert.StartsWith("time-ignored: column \"hour\" has the times of the rows", Remark(data, new KFold(5, 1)), StringComparison.Ordinal);
        Assert.Null(Remark(data, new TimeSeriesFolds(4, 0, 0)));
    }

    [Fact]
    public void Without_a_role_ids_that_repeat_and_a_series_are_suspected()
    {
        var patients = PatientTable(0, Patients);
        var withId = patients with
        {
            InputNames = ["who", .. patients.InputNames[1..]],
            Inputs = [.. patients.Inputs.Select((value, at) => at % 3 == 0 ? at / 3 / RowsOfOne : value)],
            Roles = RowRoles.None,
        };
        Assert.StartsWith(
            "groups-divided: input \"who\" looks like an id that repeats (60 values in 480 rows)",
            Remark(new DataSet(withId, null, ""), new KFold(5, 1)), StringComparison.Ordinal);
        Assert.Contains(
            "rows that follow one another in the file have similar targets",
            Remark(new DataSet(SeriesTable(0, Hours) with { Roles = RowRoles.None }, null, ""), new KFold(5, 1)), StringComparison.Ordinal);
        Assert.Null(Remark(new DataSet(SeriesTable(0, Hours) with { Roles = RowRoles.None }, null, ""), new KFold(5, 1) { Shuffles = false }));
    }

    // 60 days of 4 shops: a date is no group, however often it repeats.
    [Theory]
    [InlineData("by day", "time-ignored: input \"day\": its dates are in order, so the rows are a series")]
    [InlineData("by day, the last one first", "time-ignored: input \"day\": its dates are in order, so the rows are a series")]
    [InlineData("by shop", "time-ignored: input \"day\": its dates are in order except at 3 rows, so the rows are one or several series")]
    [InlineData("by day, one row late", "time-ignored: input \"day\": its dates are in order except at 1 row, so the rows are one or several series")]
    [InlineData("mixed", null)]
    public void Dates_in_order_are_a_series_in_each_usual_order_of_rows(string order, string? words)
    {
        int[] days = [.. order switch
        {
            "by day" => Enumerable.Range(0, 240).Select(row => row / 4),
            "by day, the last one first" => Enumerable.Range(0, 240).Select(row => 59 - (row / 4)),
            "by shop" => Enumerable.Range(0, 240).Select(row => row % 60),
            "by day, one row late" => Enumerable.Range(0, 240).Select(row => row == 200 ? 3 : row / 4),
            _ => Enumerable.Range(0, 240).Select(row => row * 37 % 240 / 4),
        }];
        var stream = RandomStream.For(Seed, StreamPurpose.GeneratedData);
        var table = new DataTable(["day"], "y", [.. days.Select(day => 18000f + day)], [.. days.Select(_ => (float)stream.NextNormal())])
        {
            Columns = [new InputColumn("day", ColumnType.Date) { Date = new DateNumber("day", DatePart.Elapsed, "yyyy-MM-dd") }],
        };

        var remark = Remark(new DataSet(table, null, ""), new KFold(5, 1));

        if (words is null) Assert.Null(remark);
        else Assert.StartsWith(words, remark, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_folds_that_the_validation_does_not_use_is_named()
    {
        var data = new DataSet(PatientTable(0, 6) with { Roles = new RowRoles { Folds = new RowNumbers("part", [.. Enumerable.Range(0, 48).Select(row => (double)(row % 4))]) } }, null, "");

        Assert.StartsWith("folds-ignored: column \"part\" has the fold in which each row validates", Remark(data, new KFold(5, 1)), StringComparison.Ordinal);
        Assert.Null(Remark(data, new PredefinedFolds(4)));
    }

    [Fact]
    public void A_column_of_one_group_is_named_without_a_validation_that_it_cannot_have() => Assert.Equal(
        "one-group: column \"patient\" has one group, \"p0\", in all rows, so no score says how well rows of other groups are predicted. If it is not a group, give it the type ignore in data.columns.",
        Remark(new DataSet(PatientTable(0, 1), null, ""), new KFold(2, 1)));

    // 20 days of 7 rows each, in 4 folds of 28 rows: cut between days; in 3 folds of 35 rows too; in 5 folds of 23 rows not.
    [Theory]
    [InlineData(4, 0, null)]
    [InlineData(3, 0, null)]
    [InlineData(5, 0, "in 5 of 5 folds, training rows have the time of the first validation rows, which makes the score too good for a forecast. Set validation.gap = 6 to leave them out.")]
    [InlineData(5, 2, "Set validation.gap = 6 to leave them out.")]
    [InlineData(5, 6, null)]
    public void Rows_of_one_time_on_both_sides_are_named(int folds, int gap, string? words)
    {
        var series = SeriesTable(0, 140);
        var days = series with { Roles = series.Roles with { Times = new RowNumbers("day", [.. Enumerable.Range(0, 140).Select(row => (double)(row / 7))]) } };
        var remark = Remark(new DataSet(days, null, ""), new TimeSeriesFolds(folds, gap, 0));

        if (words is null) Assert.Null(remark);
        else Assert.Contains(words, remark, StringComparison.Ordinal);
    }

    [Fact]
    public void A_holdout_by_time_is_looked_at_too()
    {
        var series = SeriesTable(0, 40);
        var days = series with { Roles = series.Roles with { Times = new RowNumbers("day", [.. Enumerable.Range(0, 40).Select(row => (double)((39 - row) / 3))]) } };

        Assert.StartsWith("time-divided: column \"day\": in 1 of 1 fold, ", Remark(new DataSet(days, null, ""), new TimeHoldout(0.2, 0)), StringComparison.Ordinal);
        Assert.Null(Remark(new DataSet(days, null, ""), new TimeHoldout(0.1, 0)));
    }

    private static string? Remark(DataSet data, ValidationSettings validation) =>
        DataChecks.Remarks(SomeData.Usual with { Validation = validation }, data).Where(remark => remark.Id is "time-divided" or "groups-divided" or "one-group" or "time-ignored" or "folds-ignored")
            .Select(remark => $"{remark.Id}: {remark.Sentence}").SingleOrDefault();

    /// <summary>Mean R² of the folds, its standard error, and the R² of a refit on the test rows.</summary>
    private static (double Mean, double Error, double Test) Scores(DataSet data, ValidationSettings validation)
    {
        var hyperparameters = Hyperparameters();
        using var run = new TrainingRun(data, validation, 7, metrics: SomeMetrics.Set(classes: false));
        double[] scores = [.. Enumerable.Range(0, validation.Trainings).Select(fold =>
            LastR2(Assert.IsType<FoldOutcome.Scored>(run.TrainFold(hyperparameters, fold, null, CancellationToken.None))))];
        var refit = Assert.IsType<RefitOutcome.Trained>(run.Refit(hyperparameters, hyperparameters.Training.MaxEpochs, 0, CancellationToken.None));
        var mean = scores.Average();
        var deviation = Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / (scores.Length - 1));
        return (mean, deviation / Math.Sqrt(scores.Length), refit.Result.Test!.Metrics.Values.Single(metric => metric.Name == "r2").Value);
    }

    // The refit is scored after its last epoch, and so are the folds.
    private static double LastR2(FoldOutcome.Scored fold) => fold.Curves.Metrics.Single(curve => curve.Name == "r2").Values[^1];

    private static Hyperparameters Hyperparameters() => BuiltIn.Schema.FromSettings(new Dictionary<string, string>
    {
        ["name"] = "divided",
        ["refit.kind"] = "all-rows",
        ["data.kind"] = "noisy-curve",
        ["data.standardize.inputs"] = "true",
        ["data.standardize.target"] = "true",
        ["model.hidden"] = "[96]",
        ["optimizer.kind"] = "adam",
        ["optimizer.learning-rate"] = "0.02",
        ["training.max-epochs"] = "100",
        ["training.early-stopping"] = "false",
        ["training.batch-size"] = "16",
    }).Configure(0, []).Hyperparameters;

    /// <summary>Measures that tell a patient from the others, and a target of each patient that they do not explain.</summary>
    private static DataTable PatientTable(int member, int patients)
    {
        var stream = RandomStream.For(Seed, StreamPurpose.GeneratedData, member);
        var (inputs, targets, groups) = (new List<float>(), new List<float>(), new List<int>());
        for (var patient = 0; patient < patients; patient++)
        {
            double a = stream.NextNormal(), b = stream.NextNormal(), c = stream.NextNormal(), effect = stream.NextNormal();
            for (var row = 0; row < RowsOfOne; row++)
            {
                inputs.AddRange([(float)(a + (0.02 * stream.NextNormal())), (float)(b + (0.02 * stream.NextNormal())), (float)(c + (0.02 * stream.NextNormal()))]);
                targets.Add((float)(effect + (0.1 * stream.NextNormal())));
                groups.Add(patient);
            }
        }

        return new DataTable(["a", "b", "c"], "y", [.. inputs], [.. targets])
        {
            Roles = new RowRoles { Groups = new RowGroups("patient", [.. Enumerable.Range(0, patients).Select(patient => $"p{patient}")], [.. groups]) },
        };
    }

    /// <summary>Hours of four slow processes that have nothing to do with one another (autoregressive, of order 1); the last is the target.</summary>
    private static DataTable SeriesTable(int from, int rows)
    {
        const double Kept = 0.99;
        var stream = RandomStream.For(Seed, StreamPurpose.GeneratedData);
        var (state, inputs, targets) = (new double[4], new List<float>(), new List<float>());
        for (var hour = 0; hour < from + rows; hour++)
        {
            for (var process = 0; process < state.Length; process++) state[process] = (Kept * state[process]) + (Math.Sqrt(1 - (Kept * Kept)) * stream.NextNormal());
            if (hour < from) continue;
            inputs.AddRange(state.Take(3).Select(value => (float)value));
            targets.Add((float)state[3]);
        }

        return new DataTable(["a", "b", "c"], "y", [.. inputs], [.. targets])
        {
            Roles = new RowRoles { Times = new RowNumbers("hour", [.. Enumerable.Range(from, rows).Select(hour => (double)hour)]) },
        };
    }
}
