using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
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

    /// <summary>What the model makes of the rows.</summary>
    /// <param name="Line">Where there is one input: what the model says between the outermost rows, input and prediction.</param>
    public sealed record Shown(string TargetName, ImmutableArray<string> InputNames, Rows Train, Rows? Test, (double[] X, double[] Y)? Line) : Fit;

    /// <summary>Rows and what the model says to them.</summary>
    /// <param name="X">The input where there is one; empty otherwise.</param>
    public sealed record Rows(double[] X, double[] Targets, double[] Predictions);

    /// <summary>Lets a model of numbers predict its data.</summary>
    public static Shown Of(TrainedModel model, DataSet data)
    {
        using var engine = EngineChoice.Make(EngineKind.Auto, model.Model);
        return new Shown(
            model.TargetName,
            model.InputNames,
            RowsOf(data.Train),
            data.Test is null ? null : RowsOf(data.Test),
            model.InputNames.Length == 1 ? Line() : null);

        Rows RowsOf(DataTable table) => new(
            table.InputColumns == 1 ? Inputs(table) : [],
            [.. Enumerable.Range(0, table.Rows).Select(table.Target)],
            Predictor.Predict(model, table, engine));

        double[] Inputs(DataTable table) => [.. Enumerable.Range(0, table.Rows).Select(row => table.Input(row, 0))];

        (double[], double[]) Line()
        {
            var inputs = data.Test is null ? Inputs(data.Train) : [.. Inputs(data.Train), .. Inputs(data.Test)];
            var (low, high) = (inputs.Min(), inputs.Max());
            double[] x = [.. Enumerable.Range(0, LinePoints).Select(i => low + ((high - low) * i / (LinePoints - 1)))];
            return (x, Predictor.Predict(model, x, engine));
        }
    }
}
