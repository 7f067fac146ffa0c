using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation.Times;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Checks;

/// <summary>
/// Rows of one time on both sides of a division by time, for example those of many shops on one day: folds are cut by rows, as in scikit-learn, and a gap leaves such rows out.
/// </summary>
internal static class TimeTieChecks
{
    /// <summary>Times that are looked at: of a hundred thousand folds the first ones.</summary>
    private const long Most = 20_000_000;

    public static IEnumerable<Remark> Remarks(ValidationSettings validation, RowRoles roles, int rows)
    {
        if (!validation.UsesTimes || roles.Times is not { Values: var times } column) yield break;
        var strata = Strata.One(rows).With(null, times, null, roles.Trained ?? rows);
        if (validation.Check(strata) is not null || validation.Check(rows) is not null) yield break;
        var looked = (int)Math.Min(validation.Trainings, Math.Max(1, Most / rows));
        int[] tied = [.. Enumerable.Range(0, looked).Select(fold => Tied(validation.Split(strata, [], fold), times)).Where(count => count > 0)];
        if (tied.Length == 0) yield break;
        var gap = tied.Max() + validation switch { TimeSeriesFolds { Gap: var set } => set, TimeHoldout { Gap: var set } => set, _ => 0 };
        yield return new Remark("time-divided", string.Create(
            CultureInfo.InvariantCulture,
            $"column {QuotedText.Quoted(column.Column)}: in {tied.Length} of {Amount.Format(looked, "fold")}, training rows have the time of the first validation rows, which makes the score too good for a forecast. Set validation.gap = {gap} to leave them out."));
    }

    /// <summary>Training rows that are not earlier than all validation rows.</summary>
    private static int Tied(FoldSplit split, double[] times)
    {
        var first = split.Validation.Min(row => times[row]);
        return split.Train.Count(row => times[row] >= first);
    }
}
