using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Feasibility;

namespace ActorSearch.TrainerNode.Tests.Feasibility;

public sealed class TorchCheckTests
{
    private const string Missing = "needs libtorch, which is not in /torch.";

    [Theory]
    [InlineData("engine = torch", true)]
    [InlineData("engine = auto", false)]
    [InlineData("model.kind = noop", false)]
    public void A_missing_libtorch_is_remarked_where_a_configuration_needs_it(string settings, bool isNeeded)
    {
        var experiment = ((Checked<Experiment>.Right)ExperimentFile.Parse(BuiltIn.Schema, "e.conf", $"data.kind = noisy-curve\n{settings}", [])).Value;

        Assert.Equal(
            isNeeded ? "on this machine the engine torch needs libtorch, which is not in /torch. Or let trainer nodes that have it train, with --slots 0." : null,
            TorchCheck.Remark(experiment, Missing)?.Sentence);
        Assert.Null(TorchCheck.Remark(experiment, missing: null));
    }
}
