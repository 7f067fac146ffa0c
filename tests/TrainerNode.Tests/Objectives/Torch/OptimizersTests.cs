using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Torch;
using ActorSearch.TrainerNode.Training.Optimizers;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace ActorSearch.TrainerNode.Tests.Objectives.Torch;

public class OptimizersTests
{
    public static TheoryData<string, OptimizerSettings> Kinds => new()
    {
        { "adam", new Adam(0.1, 0.02, 0.9, 0.999, 1e-8) },
        { "adamw", new AdamW(0.1, 0.02, 0.9, 0.999, 1e-8) },
        { "rmsprop", new RmsProp(0.1, 0.02, 0.99, 1e-8, 0.5) },
        { "sgd", new Sgd(0.1, 0.02, 0.5, Nesterov: false) },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_optimiser_takes_the_steps_of_the_one_for_nets(string kind, OptimizerSettings ours)
    {
        float[] expected = [.. Enumerable.Range(0, 16).Select(i => (i - 7) / 4f)];
        using var parameter = new Parameter(tensor(expected));
        using var optimizer = ModuleTrainingSettings.OptimizerOf(
            Rows.Trial(("optimizer.kind", kind), ("optimizer.learning-rate", "0.1"), ("optimizer.weight-decay", "0.02"), ("optimizer.momentum", "0.5")), [parameter]);
        var stepper = ours.Create(16);

        for (var step = 0; step < 4; step++)
        {
            using var scope = NewDisposeScope();
            float[] gradient = [.. Enumerable.Range(0, 16).Select(i => MathF.Sin(i + (3 * step)))];
            optimizer.zero_grad();
            parameter.mul(tensor(gradient)).sum().backward();
            optimizer.step();
            stepper.Step(expected, gradient, 0.1);
        }

        Assert.All(expected.Zip(parameter.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }
}
