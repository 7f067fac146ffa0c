using ActorSearch.TrainerNode.Hosting;

namespace ActorSearch.TrainerNode.Tests.Hosting;

public class BuildIdTests
{
    [Fact]
    public void A_build_is_known_by_its_version_its_commit_if_there_is_one_and_its_sources() =>
        Assert.Matches(@"^\d+\.\d+\.\d+\+([0-9a-f]{40}\.)?[0-9a-f]{12}$", BuildId.Current);
}
