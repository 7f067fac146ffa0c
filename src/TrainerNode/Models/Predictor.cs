using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Predicts with a trained model.</summary>
public static class Predictor
{
    private const int MaxRows = 256;

    /// <summary>Predictions in units of the unscaled target, one for each row; for classes their probabilities, rows × classes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputs">rows × <see cref="TrainedModel.InputNames"/>, row by row, in the units of a file.</param>
    /// <param name="engine">Runs the net.</param>
    public static double[] Predict(TrainedModel model, ReadOnlySpan<double> inputs, IEngine engine)
    {
        var columns = model.InputNames.Length;
        if (columns == 0 || inputs.Length % columns != 0)
        {
            throw new ArgumentException($"{inputs.Length} inputs do not make rows of {columns}.", nameof(inputs));
        }

        var stored = new float[inputs.Length];
        for (var i = 0; i < stored.Length; i++)
        {
            var unit = model.InputScale.UnitOf(i % columns);
            stored[i] = unit.IsPlain ? (float)inputs[i] : unit.Store(inputs[i]);
        }

        return Predict(model, new DataTable(model.InputNames, model.TargetName, stored, new float[inputs.Length / columns]) { InputUnits = model.InputScale.Units }, engine);
    }

    /// <summary>Predictions in units of the unscaled target, one for each row; for classes their probabilities, rows × classes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">Rows in the units of the table that it was trained on.</param>
    /// <param name="engine">Runs the net.</param>
    public static double[] Predict(TrainedModel model, DataTable table, IEngine engine) =>
        Mean(model, net => Predict(net, PreparedTable.Create(table, new FittedPreparation(net.InputScale, ColumnScale.None(1)) { Columns = net.Prepared }), table.Rows, engine));

    /// <summary>Probabilities of the classes, images × classes.</summary>
    /// <param name="model">A model of images.</param>
    /// <param name="pixels">images × pixels, one byte each.</param>
    /// <param name="engine">Runs the net.</param>
    public static double[] Predict(TrainedModel model, byte[] pixels, IEngine engine)
    {
        if (model.Image is not { } shape || pixels.Length % shape.Pixels != 0)
        {
            throw new ArgumentException("The images do not have the size that the model needs.", nameof(pixels));
        }

        var images = new LabelledImages(shape, model.Classes, pixels, new byte[pixels.Length / shape.Pixels]);
        return Mean(model, net => Predict(net, new PixelRows(images, net.InputScale), images.Count, engine));
    }

    // Summed in the order of the members: the mean of one is that one.
    private static double[] Mean(TrainedModel model, Func<TrainedModel, double[]> predict)
    {
        if (model.Members.IsEmpty) return predict(model);
        double[] sums = [];
        foreach (var member in model.Members)
        {
            var predictions = predict(member);
            if (sums.Length == 0) sums = new double[predictions.Length];
            for (var i = 0; i < sums.Length; i++) sums[i] += predictions[i];
        }

        return [.. sums.Select(sum => sum / model.Members.Length)];
    }

    private static double[] Predict(TrainedModel model, IRowSource source, int count, IEngine engine)
    {
        var outputs = Math.Max(1, model.Classes.Length);
        var predictions = new float[count * outputs];
        using var net = engine.Create(
            new NetDefinition(model.Model, source.Columns, outputs, new MeanSquaredLoss(), MaxRows) { Image = model.Image });
        net.Layout.Import(model.Weights, net.Parameters);
        var indices = Enumerable.Range(0, count).ToArray();
        for (var start = 0; start < count; start += MaxRows)
        {
            var rows = Math.Min(MaxRows, count - start);
            NetRows.FillInputs(net, source, indices.AsSpan(start, rows));
            net.Predict(rows).CopyTo(predictions.AsSpan(start * outputs));
        }

        if (model.Classes.IsEmpty)
        {
            model.TargetScale.Unapply(predictions);
            return model.TargetTransform is { } transform
                ? [.. predictions.Select(prediction => transform.Inverse(prediction))]
                : model.TargetScale.Restore(predictions);
        }

        for (var row = 0; row < count; row++) Softmax.Apply(predictions.AsSpan(row * outputs, outputs));
        return Array.ConvertAll(predictions, probability => (double)probability);
    }
}
