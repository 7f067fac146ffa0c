using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Predicts with a trained model.</summary>
public static class Predictor
{
    private const int MaxRows = 256, BlockRows = 64 * MaxRows;

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
    public static double[] Predict(TrainedModel model, DataTable table, IEngine engine)
    {
        var predictions = new double[checked(table.Rows * OutputsOf(model))];
        Predict(model, table, engine, (first, block) => block.CopyTo(predictions.AsSpan(first * OutputsOf(model))));
        return predictions;
    }

    /// <summary>The same, block by block: of millions of rows a caller keeps what it needs.</summary>
    /// <param name="take">Gets the first row of a block and the predictions of its rows.</param>
    public static void Predict(TrainedModel model, DataTable table, IEngine engine, Action<int, ReadOnlySpan<double>> take) => Predict(
        model, net => PreparedTable.Create(table, new FittedPreparation(net.InputScale, ColumnScale.None(1)) { Columns = net.Prepared }), table.Rows, engine, take);

    /// <summary>Probabilities of the classes, images × classes.</summary>
    /// <param name="model">A model of images.</param>
    /// <param name="engine">Runs the net.</param>
    public static double[] Predict(TrainedModel model, PackedImages images, IEngine engine)
    {
        if (model.Image is not { } shape || images.Pixels != shape.Pixels)
        {
            throw new ArgumentException("The images do not have the size that the model needs.", nameof(images));
        }

        var labelled = new LabelledImages(shape, model.Classes, images, new byte[images.Count]);
        var predictions = new double[images.Count * OutputsOf(model)];
        Predict(model, net => new PixelRows(labelled, net.InputScale), images.Count, engine, (first, block) => block.CopyTo(predictions.AsSpan(first * OutputsOf(model))));
        return predictions;
    }

    private static int OutputsOf(TrainedModel model) => Math.Max(1, model.Classes.Length);

    // One net computes all members, a block of rows at a time. They are summed in their order: the mean of one is that one.
    private static void Predict(TrainedModel model, Func<TrainedModel, IRowSource> sourceOf, int count, IEngine engine, Action<int, ReadOnlySpan<double>> take)
    {
        var (outputs, members) = (OutputsOf(model), model.Nets().Select(net => (Net: net, Source: sourceOf(net))).ToList());
        var largest = Math.Min(count, BlockRows);
        var (predictions, sums, indices) = (new float[largest * outputs], new double[largest * outputs], new int[MaxRows]);
        using var net = engine.Create(
            new NetDefinition(model.Model, members[0].Source.Columns, outputs, new MeanSquaredLoss(), MaxRows) { Image = model.Image });
        if (members.Count == 1) net.Layout.Import(members[0].Net.Weights, net.Parameters);
        for (var first = 0; first < count; first += BlockRows)
        {
            var (rows, block) = (Math.Min(BlockRows, count - first), Math.Min(BlockRows, count - first) * outputs);
            sums.AsSpan().Clear();
            foreach (var (member, source) in members)
            {
                if (members.Count > 1) net.Layout.Import(member.Weights, net.Parameters);
                Fill(net, source, first, rows, predictions.AsSpan(0, block), indices);
                Add(member, predictions.AsSpan(0, block), sums);
            }

            for (var i = 0; !model.Members.IsEmpty && i < block; i++) sums[i] /= members.Count;
            take(first, sums.AsSpan(0, block));
        }
    }

    private static void Fill(INet net, IRowSource source, int first, int count, Span<float> predictions, int[] indices)
    {
        for (var start = 0; start < count; start += MaxRows)
        {
            var rows = Math.Min(MaxRows, count - start);
            for (var row = 0; row < rows; row++) indices[row] = first + start + row;
            NetRows.FillInputs(net, source, indices.AsSpan(0, rows));
            net.Predict(rows).CopyTo(predictions[(start * (predictions.Length / count))..]);
        }
    }

    // Adds what a single net predicts to the sums.
    private static void Add(TrainedModel net, Span<float> outputs, Span<double> sums)
    {
        if (net.Classes.IsEmpty) net.TargetScale.Unapply(outputs);
        if (net.HasLabels) Sigmoid.Apply(outputs);
        for (var row = 0; row < outputs.Length; row += OutputsOf(net))
        {
            if (net.HasLabels) continue;
            if (!net.Classes.IsEmpty) Softmax.Apply(outputs.Slice(row, net.Classes.Length));
            else sums[row] += net.TargetTransform is { } transform ? transform.Inverse(outputs[row]) : net.TargetScale.UnitOf(0).Restore(outputs[row]);
        }

        for (var i = 0; !net.Classes.IsEmpty && i < outputs.Length; i++) sums[i] += outputs[i];
    }
}
