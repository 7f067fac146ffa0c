using ActorSearch.Abstractions;
using static TorchSharp.torch;

namespace ActorSearch.Torch;

/// <summary>The module of a configuration with what makes its numbers; belongs to one thread.</summary>
/// <param name="objective">Builds the module and says the loss.</param>
/// <param name="trial">The configuration.</param>
/// <param name="shape">Of the data.</param>
/// <param name="scaling">Fitted on the training rows.</param>
internal sealed class ModuleNet(TorchObjective objective, Trial trial, TorchShape shape, Scaling scaling) : IDisposable
{
    private const int Chunk = 1024;

    public nn.Module<Tensor, Tensor> Module { get; } = objective.Build(trial, shape);

    public Scaling Scaling => scaling;

    public TorchLoss Loss => objective.Loss;

    /// <summary>Draws all parameters again.</summary>
    public void Draw(IRandomStreams streams) => InitialParameters.Draw(Module, streams, objective.Draw);

    /// <summary>Makes it ready for an epoch of training.</summary>
    /// <param name="epoch">From 1.</param>
    public void Begin(IRandomStreams streams, int epoch)
    {
        foreach (var (path, module) in InitialParameters.ModulesOf(Module))
        {
            if (module is IStreamModule drawing) drawing.Begin(streams.Stream($"module {path}", epoch));
        }

        Module.train();
    }

    /// <summary>Outputs of rows × inputs: of shape rows, for classes rows × classes.</summary>
    /// <exception cref="InvalidOperationException">The module gives another shape.</exception>
    public Tensor Forward(Tensor inputs)
    {
        var output = Module.forward(inputs);
        var rows = inputs.shape[0];
        return Loss.IsForClasses && output.shape.AsSpan().SequenceEqual([rows, shape.Outputs]) ? output
            : !Loss.IsForClasses && output.numel() == rows ? output.reshape(rows)
            : throw new InvalidOperationException($"The module turned {rows} × {shape.Inputs} inputs into {string.Join(" × ", output.shape)} numbers; it must give {rows} × {shape.Outputs}.");
    }

    /// <summary>Tensor of targets: standardised numbers, or indices of classes.</summary>
    /// <param name="targets">As in the file.</param>
    public Tensor Targets(ReadOnlySpan<double> targets)
    {
        if (Loss.IsForClasses)
        {
            var classes = new long[targets.Length];
            for (var i = 0; i < classes.Length; i++) classes[i] = (long)targets[i];
            return tensor(classes);
        }

        var numbers = new float[targets.Length];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = scaling.Target(targets[i]);
        return tensor(numbers);
    }

    /// <summary>Predictions without training, in the units of the target, and the mean loss over them.</summary>
    /// <param name="inputs">All rows × inputs, scaled.</param>
    /// <param name="chosen">Which rows.</param>
    /// <param name="targets">Of the chosen rows; null where they are not known.</param>
    public (double[] Predictions, double Loss) Evaluate(Tensor inputs, ReadOnlySpan<long> chosen, double[]? targets)
    {
        Module.eval();
        var (predictions, sum) = (new double[chosen.Length], 0.0);
        for (var start = 0; start < chosen.Length; start += Chunk)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(Chunk, chosen.Length - start);
            // With gradients, which nothing reads: without them oneDNN computes an LSTM by other code, whose results are wrong on some processors.
            using var following = enable_grad();
            var output = Forward(inputs.index_select(0, tensor(chosen.Slice(start, count).ToArray()))).detach();
            if (targets is not null) sum += Loss.Of(output, Targets(targets.AsSpan(start, count))).item<float>() * (double)count;
            if (Loss.IsForClasses) output.argmax(1).data<long>().ToArray().Select(index => (double)index).ToArray().CopyTo(predictions, start);
            else output.data<float>().ToArray().Select(scaling.Unscaled).ToArray().CopyTo(predictions, start);
        }

        return (predictions, Loss.Unit(scaling.TargetDeviation) * sum / chosen.Length);
    }

    public void Dispose() => Module.Dispose();
}
