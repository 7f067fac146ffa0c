using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>The final model on the data it was trained and tested on.</summary>
internal abstract record Fit
{
    private const int LinePoints = 401;

    private Fit()
    {
    }

    /// <summary>There is nothing to show.</summary>
    /// <param name="Sentence">Why.</param>
    public sealed record Missing(string Sentence) : Fit;

    /// <summary>The model's predictions.</summary>
    /// <param name="Line">Where there is one input: what the model says between the outermost rows, input and prediction.</param>
    public sealed record Shown(string TargetName, ImmutableArray<string> InputNames, Rows Train, Rows? Test, (double[] X, double[] Y)? Line) : Fit
    {
        /// <summary>Training rows that validated, each predicted by nets of the winner that were not trained on it; null where there are none.</summary>
        public Rows? OutOfFold { get; init; }

        /// <summary>The training rows as errors are shown of them.</summary>
        public Rows Judged => OutOfFold ?? Train;
    }

    /// <summary>Rows and what the model says to them.</summary>
    /// <param name="X">The input where there is one; empty otherwise.</param>
    public sealed record Rows(double[] X, double[] Targets, double[] Predictions)
    {
        /// <summary>Their places in the data, from 0; empty where they are all rows.</summary>
        public int[] Places { get; init; } = [];

        /// <summary>The data; null where it is not shown.</summary>
        public DataTable? Table { get; init; }

        /// <summary>Place of a row in the data.</summary>
        public int PlaceOf(int row) => Places.Length == 0 ? row : Places[row];
    }

    /// <summary>Lets a model of numbers predict its data.</summary>
    /// <param name="predicted">What the winner said to rows that it was not trained on; null where it said nothing.</param>
    public static Shown Compute(TrainedModel model, DataSet data, OutOfFoldPredictions? predicted)
    {
        using var engine = EngineChoice.Make(EngineKind.Auto, model.Model);
        return new Shown(
            model.TargetName,
            model.InputNames,
            RowsOf(data.Train),
            data.Test is null ? null : RowsOf(data.Test),
            Single(model.InputNames.Length) ? Line() : null)
        {
            OutOfFold = predicted is null ? null : Held(predicted),
        };

        Rows RowsOf(DataTable table) => new(
            Single(table.InputColumns) ? Inputs(table) : [],
            [.. Enumerable.Range(0, table.Rows).Select(table.Target)],
            Predictor.Predict(model, table, engine))
        {
            Table = Single(table.InputColumns) ? null : table,
        };

        Rows Held(OutOfFoldPredictions predicted) => new(
            Single(predicted.Table.InputColumns) ? Array.ConvertAll(predicted.Rows, row => predicted.Table.Input(row, 0)) : [],
            Array.ConvertAll(predicted.Rows, predicted.Table.Target),
            predicted.Predictions)
        {
            Places = predicted.Rows,
            Table = Single(predicted.Table.InputColumns) ? null : predicted.Table,
        };

        double[] Inputs(DataTable table) => [.. Enumerable.Range(0, table.Rows).Select(row => table.Input(row, 0))];

        // A category has no order that a line could follow, and a row without a value no place on it.
        bool Single(int inputs) => inputs == 1 && model.ColumnOf(0) is { Type: not ColumnType.Category } && data.Train.ColumnOf(0).Missing == 0;

        (double[], double[]) Line()
        {
            var inputs = data.Test is null ? Inputs(data.Train) : [.. Inputs(data.Train), .. Inputs(data.Test)];
            var (low, high) = (inputs.Min(), inputs.Max());
            double[] x = [.. Enumerable.Range(0, LinePoints).Select(i => low + ((high - low) * i / (LinePoints - 1)))];
            return (x, Predictor.Predict(model, x, engine));
        }
    }
}
