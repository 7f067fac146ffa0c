using System.Collections.Immutable;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Initializers;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests.Models;

public class WeightsFileTests
{
    [Fact]
    public void TorchSharp_loads_the_file_and_predicts_the_same()
    {
        var draws = RandomStream.For(5, StreamPurpose.InitialWeights);
        using var engine = new TorchEngine();
        using var net = engine.Create(new NetDefinition(Some.Mlp([200, 8]), 3, 1, new MeanSquaredLoss(), 4));
        InitialWeights.Draw(new DefaultWeights(), net.Layout, net.Parameters, draws);
        float[] inputs = [.. Enumerable.Range(0, 12).Select(i => i / 6f)];
        inputs.CopyTo(net.Inputs);
        using var scope = NewDisposeScope();
        var module = nn.Sequential(nn.Linear(3, 200), nn.GELU(), nn.Linear(200, 8), nn.GELU(), nn.Linear(8, 1));

        using var file = new MemoryStream(WeightsFile.Write(net.Layout.Export(net.Parameters)));
        using var reader = new BinaryReader(file);
        module.load(reader);

        // The products differ by their order of summation alone.
        var expected = module.forward(tensor(inputs, [4, 3])).data<float>().ToArray();
        Assert.All(net.Predict(4).ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
        Assert.Equal(file.Length, file.Position);
    }

    [Fact]
    public void What_TorchSharp_saves_is_read()
    {
        using var scope = NewDisposeScope();
        var module = nn.Sequential(nn.Linear(3, 200), nn.GELU(), nn.Linear(200, 1));
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        module.save(writer);
        writer.Flush();

        var weights = WeightsFile.Read(file.ToArray());

        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias"], weights.Select(parameter => parameter.Name));
        Assert.Equal([200, 3], weights[0].Shape.AsEnumerable());
        Assert.Equal(module.state_dict()["0.weight"].data<float>().ToArray(), weights[0].Values);
        Assert.Equal(file.ToArray(), WeightsFile.Write(weights));
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        var bytes = WeightsFile.Write(Weights);

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => WeightsFile.Read(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Bytes_after_the_end_are_refused() =>
        Assert.Throws<InvalidDataException>(() => WeightsFile.Read([.. WeightsFile.Write(Weights), 0]));

    [Fact]
    public void A_size_that_the_file_cannot_hold_is_refused_before_it_is_allocated()
    {
        byte[] huge = [1, 1, (byte)'w', 6, 2, 0xff, 0xff, 0xff, 0xff, 0x07, 0xff, 0xff, 0xff, 0xff, 0x07];
        byte[] endless = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];

        Assert.Throws<InvalidDataException>(() => WeightsFile.Read(huge));
        Assert.Throws<InvalidDataException>(() => WeightsFile.Read(endless));
    }

    [Fact]
    public void Other_numbers_than_floats_are_refused() =>
        Assert.Contains("not 32-bit floats", Assert.Throws<InvalidDataException>(
            () => WeightsFile.Read([1, 1, (byte)'w', 7, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0])).Message, StringComparison.Ordinal);

    private static ImmutableArray<NamedWeights> Weights =>
        [new NamedWeights("0.weight", [2, 1], [1.5f, -2]), new NamedWeights("0.bias", [2], [0.25f, float.MaxValue])];
}
