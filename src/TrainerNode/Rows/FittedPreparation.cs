using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>How a table's columns are prepared for one training: fitted on its training rows alone, then used for all others.</summary>
/// <param name="Inputs">One shift and scale an input column, where columns are not prepared otherwise.</param>
/// <param name="Target">One shift and scale, after <see cref="Transform"/>.</param>
internal sealed record FittedPreparation(ColumnScale Inputs, ColumnScale Target)
{
    /// <summary>The prepared columns; empty where <see cref="Inputs"/> is all that is done.</summary>
    public ImmutableArray<PreparedColumn> Columns { get; init; } = [];

    /// <summary>What the net learns of the target; null: the target itself.</summary>
    public FittedTarget? Transform { get; init; }

    /// <summary>Inputs that the training rows have instead of others: by column rows × width, in the order of <see cref="TrainingRows"/>; null where they do not differ.</summary>
    public ImmutableArray<float[]?> OfTraining { get; init; } = [];

    /// <summary>The rows that it was fitted on.</summary>
    public int[] TrainingRows { get; init; } = [];

    /// <summary>Standard deviation that the stored target is divided by; 1 where it is not scaled.</summary>
    public double Deviation => Target.Deviation[0];

    /// <summary>What a difference of stored targets is multiplied by to be one in units of the target.</summary>
    public double TargetFactor => Target.UnitOf(0).Factor;

    /// <summary>What a difference of what the net learns is multiplied by: to units of the target, or of the transformed target.</summary>
    public double LearnedFactor => Transform is null ? Deviation * TargetFactor : Deviation;

    /// <summary>Fits what a configuration asks for.</summary>
    /// <param name="rows">The training rows of this training, at least one.</param>
    /// <param name="seed">Of this training.</param>
    public static FittedPreparation Fit(Hyperparameters hyperparameters, DataTable table, int[] rows, TrainingSeed seed)
    {
        var (standardize, settings) = (hyperparameters.Standardize, hyperparameters.Preparation);
        var weights = RowWeights.Read(table);
        var applies = TablePreparation.Applies(hyperparameters, table);
        var inputs = applies || !standardize.Inputs ? ColumnScale.None(table.InputColumns)
            : table.Images is not null ? PixelRows.Fit(table.Images, rows)
            : ColumnScale.Fit(table.Inputs.Span, table.InputColumns, rows, weights);
        var transform = hyperparameters.Loss.Link ?? (table.Classes.IsEmpty ? settings?.Target.Fit([.. rows.Select(table.Target).Order()]) : null);
        var target = !standardize.Target ? ColumnScale.None(1)
            : transform is null ? ColumnScale.Fit(table.Targets, 1, rows, weights)
            : OfTransformed(transform, table, rows, weights);
        var fitted = new FittedPreparation(
            inputs with { Units = table.InputUnits }, target with { Units = table.TargetUnit.IsPlain ? [] : [table.TargetUnit] })
        { Transform = transform };
        if (!applies) return fitted;
        var columns = new ColumnPreparation(settings!, standardize.Inputs || TablePreparation.Needs(table), table, rows, seed);
        var each = Enumerable.Range(0, table.InputColumns).Select(columns.Fit).ToList();
        return fitted with { Columns = [.. each.Select(one => one.Column)], OfTraining = [.. each.Select(one => one.OfTraining)], TrainingRows = rows };
    }

    /// <summary>Targets as the net learns them; those of the table itself where it learns them as they are.</summary>
    public float[] Learned(DataTable table)
    {
        if (Transform is null && (Target.Mean[0], Target.Deviation[0]) == (0, 1)) return table.Targets;
        float[] targets = Transform is null ? [.. table.Targets] : [.. Enumerable.Range(0, table.Rows).Select(row => (float)Transform.Forward(table.Target(row)))];
        Target.Apply(targets);
        return targets;
    }

    /// <summary>Turns what the net says into stored targets, in place.</summary>
    public void Unlearn(Span<float> predictions)
    {
        Target.Unapply(predictions);
        if (Transform is null) return;
        var unit = Target.UnitOf(0);
        foreach (ref var prediction in predictions) prediction = unit.Store(Transform.Inverse(prediction));
    }

    private static ColumnScale OfTransformed(FittedTarget transform, DataTable table, int[] rows, float[]? weights)
    {
        var (mean, deviation) = ColumnScale.Fit([.. rows.Select(row => (float)transform.Forward(table.Target(row)))], RowWeights.Read(weights, rows));
        return new ColumnScale([mean], [deviation]);
    }
}
