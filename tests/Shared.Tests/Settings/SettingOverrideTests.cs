using System.Collections.Immutable;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;

namespace ActorSearch.Shared.Tests.Settings;

/// <summary>Settings of a node from the environment.</summary>
public class SettingOverrideTests
{
    private static readonly NodeOptions Coordinator = new(NodeRole.Coordinator) { Port = 0 };

    [Theory]
    [InlineData("ACTORSEARCH_LEASE", "ACTORSEARCH__LEASE, which is actorsearch.lease")]
    [InlineData("actorsearch__lease", "ACTORSEARCH__LEASE, which is actorsearch.lease")]
    [InlineData("akka__loglevel", "AKKA__LOGLEVEL, which is akka.loglevel")]
    [InlineData("AKKA_CLUSTER_SEED_NODE_TIMEOUT", "AKKA__CLUSTER__SEED_NODE_TIMEOUT, which is akka.cluster.seed-node-timeout")]
    public void A_variable_that_is_almost_a_setting_is_refused_with_its_name(string name, string meant)
    {
        var mistake = Assert.Single(NodeSystem.Check(Coordinator with { Environment = ImmutableDictionary<string, string>.Empty.Add(name, "15s") }));

        Assert.Equal((name, $"there is no such setting of a node. Did you mean {meant}?"), (mistake.Where, mistake.Sentence));
    }

    [Theory]
    [InlineData("ACTORSEARCH_LOG")]
    [InlineData("ACTORSEARCH_HOME")]
    [InlineData("AKKA")]
    [InlineData("SOME_AKKA_LOGLEVEL")]
    public void Variables_of_others_are_left_alone(string name) =>
        Assert.Empty(NodeSystem.Check(Coordinator with { Environment = ImmutableDictionary<string, string>.Empty.Add(name, "debug") }));
}
