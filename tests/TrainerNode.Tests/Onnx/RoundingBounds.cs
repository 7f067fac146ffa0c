using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Rows;
using ActorSearch.TrainerNode.Tests.Models;

namespace ActorSearch.TrainerNode.Tests.Onnx;

/// <summary>
/// How far two computations of a model in 32 bits may be apart. A sum of rounded terms is right to a share of the sizes of its terms, however small it is itself where they cancel: a share of
/// the result would ask for digits that no computation has. So each net runs once in 64 bits, and beside it with the sizes of all numbers; every activation is at most the size of what enters it.
/// </summary>
internal static class RoundingBounds
{
    /// <param name="cells">rows × columns, as for a prediction.</param>
    /// <param name="share">Of the sizes of the terms.</param>
    /// <returns>What each net says in 64 bits, and how far a computation in 32 bits may be from it: one for each prediction, in units of the target.</returns>
    public static (double[] Exact, double[] Bounds) Compute(TrainedModel model, double[] cells, double share)
    {
        var nets = model.Nets();
        var bounds = new double[cells.Length / model.InputNames.Length * Math.Max(1, model.Classes.Length)];
        var exact = new double[bounds.Length];
        foreach (var net in nets)
        {
            foreach (var (row, inputs) in Prepare(model, net, cells).Index())
            {
                var (outputs, sizes) = Run(net, inputs);
                for (var at = 0; at < outputs.Length; at++)
                {
                    exact[(row * outputs.Length) + at] += (net.Classes.IsEmpty ? Number(net, outputs[at]) : Probability(outputs, at)) / nets.Length;
                    bounds[(row * outputs.Length) + at] += (net.Classes.IsEmpty ? OfNumber(net, outputs[at], sizes[at], share) : OfProbability(outputs, at, share * sizes.Max())) / nets.Length;
                }
            }
        }

        return (exact, bounds);
    }

    /// <summary>The inputs that one of the nets of a model gets, row by row.</summary>
    public static float[][] Prepare(TrainedModel model, TrainedModel net, double[] cells)
    {
        var columns = model.InputNames.Length;
        var stored = new float[cells.Length];
        for (var i = 0; i < stored.Length; i++) stored[i] = model.InputScale.UnitOf(i % columns).Store(cells[i]);
        var table = new DataTable(model.InputNames, model.TargetName, stored, new float[cells.Length / columns]) { InputUnits = model.InputScale.Units };
        var source = PreparedTable.Create(table, new FittedPreparation(net.InputScale, ColumnScale.None(1)) { Columns = net.Prepared });
        return [.. Enumerable.Range(0, table.Rows).Select(row =>
        {
            var inputs = new float[source.Columns];
            source.CopyInputs(row, inputs);
            return inputs;
        })];
    }

    private static double Number(TrainedModel net, double output)
    {
        var (scale, unit) = (net.TargetScale, net.TargetScale.UnitOf(0));
        var learned = (output * scale.Deviation[0]) + scale.Mean[0];
        return net.TargetTransform is { } transform ? transform.Inverse(learned) : unit.Restore(learned);
    }

    private static double OfNumber(TrainedModel net, double output, double size, double share)
    {
        var (scale, unit) = (net.TargetScale, net.TargetScale.UnitOf(0));
        var (learned, around) = ((output * scale.Deviation[0]) + scale.Mean[0], share * ((size * scale.Deviation[0]) + Math.Abs(scale.Mean[0])));

        // The steeper a transformation is, the more a rounding counts.
        return net.TargetTransform is { } transform
            ? Math.Abs(transform.Inverse(learned + around) - transform.Inverse(learned - around)) + (share * Math.Abs(transform.Inverse(learned)))
            : around * unit.Factor;
    }

    private static double Probability(double[] outputs, int at) => 1 / outputs.Sum(output => Math.Exp(output - outputs[at]));

    private static double OfProbability(double[] outputs, int at, double around)
    {
        // ONNX Runtime makes 0 of numbers below the normal range of 32 bits.
        const double LeastNormal = 1.1754943508222875e-38;
        return (Probability(outputs, at) * 2 * around * Math.Exp(2 * around)) + LeastNormal;
    }

    private static (double[] Outputs, double[] Sizes) Run(TrainedModel net, float[] inputs)
    {
        double[] values = [.. inputs.Select(input => (double)input)], sizes = [.. inputs.Select(input => (double)Math.Abs(input))];
        var (mlp, layers) = ((Mlp)net.Model, net.Weights.Length / 2);
        for (var layer = 0; layer < layers; layer++)
        {
            var (weights, biases, below, belowSizes) = (net.Weights[2 * layer].Values, net.Weights[(2 * layer) + 1].Values, values, sizes);
            (values, sizes) = (new double[biases.Length], new double[biases.Length]);
            for (var unit = 0; unit < biases.Length; unit++)
            {
                (values[unit], sizes[unit]) = (biases[unit], Math.Abs(biases[unit]));
                for (var input = 0; input < below.Length; input++)
                {
                    var weight = weights[(unit * below.Length) + input];
                    values[unit] += weight * below[input];
                    sizes[unit] += Math.Abs(weight) * belowSizes[input];
                }

                if (layer < layers - 1) values[unit] = ReferenceMath.Activate(mlp.Activation, values[unit]);
            }
        }

        return (values, sizes);
    }
}
