using ActorSearch.TrainerNode.Losses;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests.Losses;

public sealed class BinaryCrossEntropyLossTests
{
    private static readonly float[] Outputs = [0, 0.5f, -2, 30, -90, 1.25f, -0.5f, 200, 3, -1e-4f, 17, -17];

    // Two rows of six labels.
    private static readonly float[] Sets = [0b011011, 0b101001];

    private static readonly float[] Flags = [1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1];

    [Fact]
    public void Loss_and_gradient_are_torchs()
    {
        using var scope = NewDisposeScope();
        var outputs = tensor(Outputs, requires_grad: true);
        var theirs = nn.BCEWithLogitsLoss().forward(outputs, tensor(Flags));
        theirs.backward();
        var gradient = new float[Outputs.Length];

        var ours = new BinaryCrossEntropyLoss().Gradient(Outputs, Sets, gradient);

        Assert.Equal(theirs.item<float>(), ours, theirs.item<float>() * 1e-6f);
        Assert.All(outputs.grad!.data<float>().ToArray().Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-7f));
        Assert.Equal(ours, new BinaryCrossEntropyLoss().Mean(Outputs, Sets), 1e-6 * ours);
    }

    [Fact]
    public void Rows_count_by_their_weights()
    {
        using var scope = NewDisposeScope();
        float[] each = [3, 3, 3, 3, 3, 3, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f];
        var theirs = nn.BCEWithLogitsLoss(weight: tensor(each)).forward(tensor(Outputs), tensor(Flags)).item<float>() * 2 / 3.5f;

        Assert.Equal(theirs, new BinaryCrossEntropyLoss().Mean(Outputs, Sets, [3, 0.5f]), 1e-6 * theirs);
    }
}
