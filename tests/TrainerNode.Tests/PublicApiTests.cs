using ActorSearch.Torch;

namespace ActorSearch.TrainerNode.Tests;

/// <summary>What programs and plug-ins build against does not change by accident.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_API_for_modules_of_TorchSharp_is_the_one_in_the_file() => PublicApi.Hold(typeof(TorchObjective).Assembly, "Torch");

    [Fact]
    public void The_public_API_for_predictions_is_the_one_in_the_file() => PublicApi.Hold(typeof(ActorSearch.Inference.InferenceModel).Assembly, "Inference");
}
