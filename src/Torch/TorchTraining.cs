using ActorSearch.Abstractions;
using ActorSearch.Torch.Schedules;
using static TorchSharp.torch;

namespace ActorSearch.Torch;

/// <summary>One training of a module: batches, steps and scores.</summary>
internal sealed class TorchTraining : IDisposable
{
    private readonly ModuleNet _net;
    private readonly TrainingTask _task;
    private readonly ModuleTrainingSettings _settings;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _inputs, _targets;
    private readonly ObjectiveRows _rows;
    private readonly long[] _validation;
    private readonly int _stepsPerEpoch;

    /// <param name="net">With initial parameters.</param>
    /// <param name="rows">All training rows.</param>
    public TorchTraining(ModuleNet net, TrainingTask task, ObjectiveRows rows)
    {
        (_net, _task, _rows) = (net, task, rows);
        _settings = ModuleTrainingSettings.FromTrial(task.Trial);
        _optimizer = ModuleTrainingSettings.OptimizerOf(task.Trial, net.Module.parameters());
        _inputs = tensor(net.Scaling.Inputs(rows), [rows.Count, rows.Columns]);
        _targets = net.Targets(rows.Targets.Span);
        _validation = [.. task.ValidationRows.ToArray().Select(row => (long)row)];
        _stepsPerEpoch = CountSteps(task.TrainingRows.Length);
    }

    /// <summary>Trains one epoch: every row once, in an order that depends on the seed and the epoch alone.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="losses">What the schedule judges a plateau by: a loss after each earlier epoch.</param>
    /// <param name="cancellation">Looked at before each batch.</param>
    /// <returns>Mean loss over the rows, each as seen before its step, in units of the target.</returns>
    public double Epoch(int epoch, List<double> losses, CancellationToken cancellation)
    {
        int[] order = _task.TrainingRows.ToArray();
        _task.Random.Stream("order", epoch).Shuffle(order.AsSpan());
        _net.Begin(_task.Random, epoch);
        var (sum, step) = (0.0, 0);
        for (var start = 0; start < order.Length; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = order.AsSpan(start, CountOf(order.Length - start));
            SetRate(_settings.LearningRate * _settings.Schedule.Factor(new StepPlace(epoch - 1, step, _task.MaxEpochs, _stepsPerEpoch), losses));
            sum += Step(batch) * batch.Length;
            start += batch.Length;
        }

        return sum / order.Length * _net.Loss.Unit(_net.Scaling.TargetDeviation);
    }

    /// <summary>The score over the validation rows.</summary>
    public ModuleScore Validate()
    {
        double[] targets = [.. _validation.Select(row => _rows.Targets.Span[(int)row])];
        var (predictions, loss) = _net.Evaluate(_inputs, _validation, targets);
        return ModuleScore.Compute(_net.Loss, loss, targets, predictions);
    }

    /// <summary>The outputs of the first batch as training sees them, as bytes, for a comparison.</summary>
    public byte[] Probe()
    {
        _net.Begin(_task.Random, 1);
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        return _net.Forward(_inputs.index_select(0, Indices(_task.TrainingRows.Span[..CountOf(_task.TrainingRows.Length)]))).contiguous().bytes.ToArray();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _inputs.Dispose();
        _targets.Dispose();
    }

    // A last batch of one row has no variance for modules that normalise by the batch: it joins the one before.
    private int CountOf(int left) => left - _settings.BatchSize is 0 or 1 ? left : Math.Min(_settings.BatchSize, left);

    private int CountSteps(int rows)
    {
        var steps = 0;
        for (var left = rows; left > 0; steps++) left -= CountOf(left);
        return steps;
    }

    private void SetRate(double rate)
    {
        foreach (var group in _optimizer.ParamGroups) group.LearningRate = rate;
    }

    private float Step(ReadOnlySpan<int> batch)
    {
        using var scope = NewDisposeScope();
        var index = Indices(batch);
        var loss = _net.Loss.Of(_net.Forward(_inputs.index_select(0, index)), _targets.index_select(0, index));
        _optimizer.zero_grad();
        loss.backward();
        if (_settings.ClipNorm > 0) nn.utils.clip_grad_norm_(_net.Module.parameters(), _settings.ClipNorm);
        _optimizer.step();
        return loss.item<float>();
    }

    private static Tensor Indices(ReadOnlySpan<int> rows)
    {
        var indices = new long[rows.Length];
        for (var i = 0; i < indices.Length; i++) indices[i] = rows[i];
        return tensor(indices);
    }
}
