using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Predicts with a trained model.</summary>
public static class Predictor
{
    private const int MaxRows = 256;

    /// <summary>One prediction a row, in units of the unscaled target.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputs">rows × <see cref="TrainedModel.InputNames"/>, row by row, unscaled.</param>
    /// <param name="engine">Runs the net.</param>
    public static float[] Predict(TrainedModel model, ReadOnlySpan<float> inputs, IEngine engine)
    {
        var columns = model.InputNames.Length;
        if (inputs.Length % columns != 0)
        {
            throw new ArgumentException($"{inputs.Length} inputs do not make rows of {columns}.", nameof(inputs));
        }

        var scaled = inputs.ToArray();
        model.InputScale.Apply(scaled);
        var predictions = new float[inputs.Length / columns];
        using var net = engine.Create(new NetDefinition(model.Model, columns, 1, new LossSettings.MeanSquared(), MaxRows));
        net.Layout.Import(model.Weights, net.Parameters);
        for (var start = 0; start < predictions.Length; start += MaxRows)
        {
            var rows = Math.Min(MaxRows, predictions.Length - start);
            scaled.AsSpan(start * columns, rows * columns).CopyTo(net.Inputs);
            net.Predict(rows).CopyTo(predictions.AsSpan(start));
        }

        model.TargetScale.Unapply(predictions);
        return predictions;
    }
}
