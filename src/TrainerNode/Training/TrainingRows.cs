using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Training;

/// <summary>Which rows of the training table a training sees. Outside of an outer fold all is divided again: what its rows hold bears on nothing there.</summary>
/// <param name="table">The training table.</param>
/// <param name="validation">How rows are divided for validation.</param>
/// <param name="seed">The experiment's.</param>
public sealed class TrainingRows(DataTable table, ValidationSettings validation, ulong seed)
{
    private readonly Strata _strata = StrataOf(validation, table, null);
    private (OuterPart Part, FoldSplit Split, Strata Strata)? _last;

    /// <summary>The rows of a fold.</summary>
    /// <param name="fold">Counted through the repeats, from 0.</param>
    /// <param name="part">The outer fold that is left out; null for all rows.</param>
    public FoldSplit Fold(int fold, OuterPart? part)
    {
        if (part is not { } held)
        {
            return Splits.For(validation, _strata, seed, fold);
        }

        var (_, outer, strata) = Around(held);
        return OuterSplits.Within(outer.Train, Splits.For(validation, strata, seed, fold, held.Number));
    }

    /// <summary>The rows of a refit that holds some out to decide its epoch.</summary>
    /// <param name="share">Share of the rows to hold out.</param>
    public FoldSplit HoldOut(double share, OuterPart? part)
    {
        if (part is not { } held)
        {
            return RefitSplit.Split(validation, share, StrataOf(table, null), seed);
        }

        var rows = Outer(held).Train;
        return OuterSplits.Within(rows, RefitSplit.Split(validation, share, StrataOf(table, rows), seed, held.Number));
    }

    /// <summary>The rows of a refit that holds none out.</summary>
    public int[] All(OuterPart? part) => part is { } held ? Outer(held).Train : NetRows.All(table.Rows);

    /// <summary>The rows outside of an outer fold, and its own.</summary>
    public FoldSplit Outer(OuterPart part) => Around(part).Split;

    /// <summary>Some rows as a scheme of validation sees them; null is all.</summary>
    public static Strata StrataOf(ValidationSettings validation, DataTable table, int[]? rows) =>
        validation.IsStratified || validation.UsesLabels ? StrataOf(table, rows) : Marked(Strata.One(rows?.Length ?? table.Rows), table, rows);

    /// <summary>The classes of some rows, or fifths of a numeric target; rows with labels are all alike. Null is all.</summary>
    public static Strata StrataOf(DataTable table, int[]? rows)
    {
        float[] targets = rows is null ? table.Targets : [.. rows.Select(row => table.Targets[row])];
        var strata = table.HasLabels ? Strata.Labelled([.. targets.Select(target => (int)target)])
            : table.Classes.IsEmpty
            ? Strata.Fifths(targets)
            : Strata.Classes([.. targets.Select(target => (int)target)], table.Classes.Length);
        return Marked(strata, table, rows);
    }

    private static Strata Marked(Strata strata, DataTable table, int[]? rows)
    {
        if (table.Roles == RowRoles.None) return strata;
        var roles = rows is null ? table.Roles : table.Roles.Only(rows);
        return strata.With(
            roles.Groups?.Of, roles.Times?.Values, roles.Folds is { } folds ? [.. folds.Values.Select(fold => (int)fold)] : null,
            rows is null ? table.Roles.Trained ?? table.Rows : strata.Rows);
    }

    // The trainings of an outer fold follow one another.
    private (OuterPart Part, FoldSplit Split, Strata Strata) Around(OuterPart part)
    {
        if (_last is { } last && last.Part == part)
        {
            return last;
        }

        var split = OuterSplits.Split(validation, _strata, seed, part);
        _last = (part, split, StrataOf(validation, table, split.Train));
        return _last.Value;
    }
}
