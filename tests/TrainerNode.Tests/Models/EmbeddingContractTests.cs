using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;

namespace ActorSearch.TrainerNode.Tests.Models;

/// <summary>What nets with learned tables in front of them must do in every engine.</summary>
public class EmbeddingContractTests
{
    [Theory]
    [MemberData(nameof(NetContractTests.Engines), MemberType = typeof(NetContractTests))]
    public void Gradients_of_tables_are_those_of_finite_differences(string engineName)
    {
        using var engine = SomeNet.Engine(engineName);
        foreach (var definition in WithTables)
        {
            foreach (var rows in new[] { 13, 1, 6 }) GradientCheck.Matches(engine, definition, rows);
            using var net = engine.Filled(definition);
            var expected = new ReferenceNet(definition, net).Predict(11, net.Inputs);
            Assert.All(expected.Zip(net.Predict(11).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    [Fact]
    public void Tables_have_the_same_initial_numbers_in_every_engine_and_the_same_bits_for_every_width_of_vectors()
    {
        foreach (var definition in WithTables)
        {
            using var dense = SomeNet.Engine("dense-512");
            var gradient = GradientCheck.Bits(GradientCheck.Of(dense, definition, 1));
            using var first = dense.Filled(definition);
            foreach (var name in NetContractTests.EngineNames)
            {
                using var engine = SomeNet.Engine(name);
                using var net = engine.Filled(definition);
                Assert.Equal(first.Layout.Export(first.Parameters).SelectMany(named => named.Values), net.Layout.Export(net.Parameters).SelectMany(named => named.Values));
                if (name != "torch") Assert.Equal(gradient, GradientCheck.Bits(GradientCheck.Of(engine, definition, 1)));
            }
        }
    }

    private static NetDefinition[] WithTables =>
    [
        SomeNet.Definition([17, 3], inputs: 4, outputs: 2, capacity: 13) with { Embeddings = [new Embedding(0, 5, 3), new Embedding(2, 7, 1)] },
        SomeNet.Definition([5], new Tanh(), inputs: 1, capacity: 13) with { Embeddings = [new Embedding(0, 3, 1)] },
        SomeNet.Definition([33], new Relu(), new MeanSquaredLoss(), inputs: 3, dropout: 0.2, capacity: 13) with { Embeddings = [new Embedding(1, 2, 40), new Embedding(2, 11, 30)] },
    ];
}
