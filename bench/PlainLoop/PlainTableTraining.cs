using System.Diagnostics;
using static TorchSharp.torch;

namespace ActorSearch.PlainLoop;

/// <summary>One epoch of a net on <see cref="LargeTable"/> as one writes it with TorchSharp alone: the table is a tensor in memory.</summary>
internal static class PlainTableTraining
{
    /// <summary>Trains one epoch.</summary>
    /// <returns>Rows a second of the clock and of the processors, and the mean loss.</returns>
    public static (double Clock, double Processors, double Loss) Run(int rows, int batchSize)
    {
        var (inputs, labels) = LargeTable.Rows(0, rows);
        using var x = tensor(inputs, [rows, LargeTable.Columns]);
        using var y = tensor([.. labels.Select(label => (long)label)]);
        using var net = nn.Sequential(
            ("linear0", nn.Linear(LargeTable.Columns, 128)), ("activation0", nn.ReLU()), ("linear1", nn.Linear(128, 128)), ("activation1", nn.ReLU()), ("output", nn.Linear(128, 2)));
        using var optimizer = optim.Adam(net.parameters(), 1e-3);
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using var order = randperm(rows);
        var total = 0f;
        for (long start = 0; start < rows; start += batchSize)
        {
            using var scope = NewDisposeScope();
            var batch = order.narrow(0, start, Math.Min(batchSize, rows - start));
            var loss = nn.functional.cross_entropy(net.forward(x[batch]), y[batch]);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            total += loss.item<float>() * batch.shape[0];
        }

        var used = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        return (rows / clock.Elapsed.TotalSeconds, rows / used, total / rows);
    }
}
