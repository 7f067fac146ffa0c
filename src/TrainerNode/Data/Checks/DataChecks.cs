using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;

namespace ActorSearch.TrainerNode.Data.Checks;

/// <summary>What looks wrong in data that can be trained on: remarks, before anything is trained.</summary>
public static class DataChecks
{
    /// <summary>Most numbers that are checked, so that a large table costs a fraction of a second: of a larger table only the first rows are checked.</summary>
    private const long MostNumbers = 10_000_000;

    /// <summary>The remarks: first those of the reader, then those on inputs, target and rows.</summary>
    /// <param name="experiment">How the data is used.</param>
    /// <param name="data">The data.</param>
    public static ImmutableArray<Remark> Remarks(Experiment experiment, DataSet data)
    {
        // Only the objective knows what its rows hold.
        if (experiment.Objective is not null) return [];
        var train = Checked(data.Train);
        var test = data.Test is { Rows: > 0 } table ? Checked(table) : null;
        return
        [
            .. data.Notices.Select(notice => new Remark("data-notice", notice)),
            .. InputChecks.Remarks(train),
            .. MissingCodeChecks.Remarks(train),
            .. TargetChecks.Remarks(experiment, train),
            .. TotalChecks.Remarks(train),
            .. DivisionChecks.Remarks(experiment, data.Train, train),
            .. TimeTieChecks.Remarks(experiment.Validation, data.Train.Roles, data.Train.Rows),
            .. RepeatChecks.Remarks(train, test),
            .. test is null ? [] : TestRangeChecks.Remarks(train, test),
            .. test is null ? [] : TestMetricChecks.Remarks(experiment, data.Test!),
        ];
    }

    /// <summary>Input columns that count the rows: another whole number in each.</summary>
    public static IReadOnlyList<string> Ids(DataTable table) => InputChecks.Ids(Checked(table));

    private static CheckedRows Checked(DataTable table) => new(table, (int)Math.Min(table.Rows, Math.Max(1, MostNumbers / (table.InputColumns + 1L))));
}
