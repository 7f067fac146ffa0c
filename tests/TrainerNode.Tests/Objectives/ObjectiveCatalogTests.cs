using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Tests.Data.Checks;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Objectives;

public class ObjectiveCatalogTests
{
    private static readonly TrainerSlot Slot = new(_ => { }, new PausedTrainings(), _ => { });

    [Fact]
    public void A_name_opens_its_own_trainer_each_time()
    {
        using var net = BuiltIn.Objectives.Open(ModelSettings.OfNets, SomeData.Usual, Some.Sine(), Slot);
        using var noop = BuiltIn.Objectives.Open("noop", SomeData.Usual, Some.Sine(), Slot);
        using var again = BuiltIn.Objectives.Open("noop", SomeData.Usual, Some.Sine(), Slot);

        Assert.IsType<NetTrainer>(net);
        Assert.IsType<NoopTrainer>(noop);
        Assert.NotSame(noop, again);
    }

    [Fact]
    public void An_objective_that_is_not_there_is_named()
    {
        var missing = Assert.Throws<InvalidOperationException>(() => BuiltIn.Objectives.Open("ridge", SomeData.Usual, Some.Sine(), Slot));

        Assert.Contains("ridge", missing.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => BuiltIn.Objectives.With("noop", (experiment, data) => new NoopTrainer(experiment, data)));
    }
}
