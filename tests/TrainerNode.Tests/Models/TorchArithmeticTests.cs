using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Models;

public class TorchArithmeticTests
{
    [Fact]
    public async Task A_machine_has_one_fingerprint_on_all_its_threads()
    {
        var other = await Task.Run(() => TorchArithmetic.Fingerprint);

        Assert.Matches("^[0-9a-f]{16}$", TorchArithmetic.Fingerprint);
        Assert.Equal(TorchArithmetic.Fingerprint, other);
    }

    [Theory]
    [InlineData("auto", "mlp", false)]
    [InlineData("dense", "mlp", false)]
    [InlineData("torch", "mlp", true)]
    [InlineData("auto", "conv", false)]
    [InlineData("conv", "conv", false)]
    [InlineData("torch", "conv", true)]
    [InlineData("torch", "noop", false)]
    [InlineData("auto", null, false)]
    [InlineData("torch", null, true)]
    public void It_is_asked_for_where_torch_may_train(string engine, string? model, bool asked)
    {
        var settings = new Dictionary<string, string> { ["name"] = "a", ["data.train"] = "a.csv", ["engine"] = engine };
        if (model is not null) settings["model.kind"] = model;

        Assert.Equal(asked, EngineChoice.MayBeTorch(BuiltIn.Schema.FromSettings(settings)));
    }

    [Fact]
    public void It_is_not_asked_for_where_an_objective_is_trained()
    {
        Dictionary<string, string> command = new() { ["name"] = "a", ["data.kind"] = "none", ["objective.kind"] = "command", ["objective.run"] = ObjectiveSection.Run.Kind.Format(["true"]) };
        Dictionary<string, string> net = new() { ["name"] = "a", ["data.train"] = "a.csv", ["objective.kind"] = "net", ["engine"] = "torch" };

        Assert.False(EngineChoice.MayBeTorch(BuiltIn.Schema.FromSettings(command)));
        Assert.True(EngineChoice.MayBeTorch(BuiltIn.Schema.FromSettings(net)));
    }
}
