using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models.Kinds;
using static TorchSharp.torch;

namespace ActorSearch.PlainLoop;

/// <summary>The training of a classifier of images that one writes with TorchSharp alone; images are floats in one tensor, as is usual.</summary>
internal static class PlainImageTraining
{
    /// <summary>Trains on the first rows and validates on the rest after each epoch.</summary>
    /// <returns>The last validation loss.</returns>
    public static float Run(LabelledImages images, int trainRows, ModelSettings model, TrainingSettings training, double learningRate)
    {
        using var scope = NewDisposeScope();
        var rows = images.Labels.Length;
        var x = tensor([.. images.Pixels.ToArray().Select(pixel => pixel / 255f)], [rows, 1, images.Shape.Height, images.Shape.Width]);
        var y = tensor([.. images.Labels.Select(label => (long)label)]);
        using var net = Net(model, images);
        using var optimizer = optim.Adam(net.parameters(), learningRate);
        var loss = float.NaN;
        for (var epoch = 0; epoch < training.MaxEpochs; epoch++)
        {
            TrainEpoch(net, optimizer, x.narrow(0, 0, trainRows), y.narrow(0, 0, trainRows), training.BatchSize);
            loss = Validate(net, x.narrow(0, trainRows, rows - trainRows), y.narrow(0, trainRows, rows - trainRows), training.BatchSize);
        }

        return loss;
    }

    private static void TrainEpoch(nn.Module<Tensor, Tensor> net, optim.Optimizer optimizer, Tensor x, Tensor y, int batchSize)
    {
        net.train();
        using var epochScope = NewDisposeScope();
        var order = randperm(x.shape[0]);
        for (long start = 0; start < x.shape[0]; start += batchSize)
        {
            using var scope = NewDisposeScope();
            var batch = order.narrow(0, start, Math.Min(batchSize, x.shape[0] - start));
            var loss = nn.functional.cross_entropy(net.forward(x[batch]), y[batch]);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }
    }

    private static float Validate(nn.Module<Tensor, Tensor> net, Tensor x, Tensor y, int batchSize)
    {
        net.eval();
        using var noGradient = no_grad();
        var total = 0f;
        for (long start = 0; start < x.shape[0]; start += batchSize)
        {
            using var scope = NewDisposeScope();
            var size = Math.Min(batchSize, x.shape[0] - start);
            total += nn.functional.cross_entropy(net.forward(x.narrow(0, start, size)), y.narrow(0, start, size)).item<float>() * size;
        }

        return total / x.shape[0];
    }

    private static nn.Module<Tensor, Tensor> Net(ModelSettings model, LabelledImages images)
    {
        var modules = new List<(string, nn.Module<Tensor, Tensor>)>();
        void Add(nn.Module<Tensor, Tensor> module) => modules.Add(($"module{modules.Count}", module));
        long inputs = images.Shape.Pixels;
        if (model is Conv conv)
        {
            var (channels, height, width) = (1L, images.Shape.Height, images.Shape.Width);
            foreach (var block in conv.Blocks)
            {
                Add(nn.Conv2d(channels, block.Channels, block.Kernel, stride: block.Stride, padding: block.Padding));
                Add(nn.ReLU());
                Add(nn.MaxPool2d(block.Pool));
                (channels, height, width) = (block.Channels, height / block.Pool, width / block.Pool);
            }

            inputs = channels * height * width;
        }

        Add(nn.Flatten());
        foreach (var width in model is Mlp mlp ? mlp.Hidden : [])
        {
            Add(nn.Linear(inputs, width));
            Add(nn.ReLU());
            inputs = width;
        }

        Add(nn.Linear(inputs, images.Classes.Length));
        return nn.Sequential(modules);
    }
}
