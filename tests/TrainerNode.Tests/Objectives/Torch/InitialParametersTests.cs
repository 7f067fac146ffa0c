using ActorSearch.Shared.Randomness;
using ActorSearch.Torch;
using ActorSearch.TrainerNode.Objectives;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests.Objectives.Torch;

public class InitialParametersTests
{
    public static TheoryData<string, double> Modules => new()
    {
        { "linear", 1 / Math.Sqrt(50) },
        { "convolution", 1 / Math.Sqrt(4 * 9) },
        { "lstm", 1 / Math.Sqrt(20) },
        { "gru-cell", 1 / Math.Sqrt(20) },
        { "attention", Math.Sqrt(6.0 / 64) },
    };

    [Theory]
    [MemberData(nameof(Modules))]
    public void Parameters_are_drawn_from_the_streams_by_the_rules_of_PyTorch(string kind, double bound)
    {
        using var first = Drawn(kind);
        using var second = Drawn(kind);

        foreach (var (one, other) in first.named_parameters().Zip(second.named_parameters()))
        {
            Assert.True(one.parameter.equal(other.parameter).all().item<bool>(), one.name);
        }

        // The widest one has hundreds of draws: the largest is close to the bound.
        var largest = first.parameters().Max(parameter => parameter.abs().max().item<float>());
        Assert.InRange(largest, 0.95 * bound, bound);
        Assert.All(first.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void Parameters_of_a_layer_do_not_depend_on_the_layers_beside_it()
    {
        using var small = nn.Sequential(("in", nn.Linear(3, 4)), ("out", nn.Linear(4, 1)));
        using var large = nn.Sequential(("in", nn.Linear(3, 4)), ("more", nn.Linear(4, 4)), ("out", nn.Linear(4, 1)));
        foreach (var module in new[] { small, large }) InitialParameters.Draw(module, Streams(), (name, _, _) => Assert.Fail(name));

        Assert.Equal(small.get_parameter("out.weight")!.data<float>().ToArray(), large.get_parameter("out.weight")!.data<float>().ToArray());
    }

    [Fact]
    public void Embeddings_are_normal_and_their_padding_is_zero()
    {
        using var module = nn.Embedding(1000, 3, padding_idx: 2);
        InitialParameters.Draw(module, Streams(), (name, _, _) => Assert.Fail(name));

        Assert.InRange(module.weight!.std().item<float>(), 0.9, 1.1);
        Assert.Equal([0, 0, 0], module.weight[2].data<float>().ToArray());
    }

    [Fact]
    public void Norms_keep_their_ones_and_zeros()
    {
        using var module = nn.BatchNorm1d(3);
        InitialParameters.Draw(module, Streams(), (name, _, _) => Assert.Fail(name));

        Assert.Equal([1, 1, 1, 0, 0, 0], module.parameters().SelectMany(parameter => parameter.data<float>().ToArray()));
    }

    private static TrainingStreams Streams() => new(TrainingSeed.ForFold(3, 0, 0));

    private static nn.Module Drawn(string kind)
    {
        nn.Module module = kind switch
        {
            "linear" => nn.Linear(50, 20),
            "convolution" => nn.Conv2d(4, 20, 3),
            "lstm" => nn.LSTM(5, 20, 2),
            "gru-cell" => nn.GRUCell(5, 20),
            _ => nn.MultiheadAttention(16, 2),
        };
        InitialParameters.Draw(module, Streams(), (name, _, _) => Assert.Fail(name));
        return module;
    }
}
