using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Receiving;

namespace ActorSearch.TrainerNode.Tests.Receiving;

public sealed class LocalFilesTests
{
    [Theory]
    [InlineData("houses.csv", false, "start the coordinator with --send-data")]
    [InlineData("\"parts/*.csv\"", false, "start the coordinator with --send-data")]
    [InlineData("houses.csv", true, "set actorsearch.data-cache above 0 on this node, so that it receives what the coordinator sends")]
    public void A_file_that_is_nowhere_on_this_node_is_named_with_the_ways_to_bring_it(string train, bool isSent, string last)
    {
        var read = ExperimentFile.Parse(BuiltIn.Schema, "e.conf", $$"""data { train = {{train}}, target = price }""", []);

        var missing = Assert.IsType<Checked<Experiment>.Wrong>(new LocalFiles("/nowhere").Find(((Checked<Experiment>.Right)read).Value, isSent));

        Assert.Equal($"/nowhere/{train.Trim('"')}: this node has no such file. Copy it there, name its folder with --data, or {last}.", $"{missing.Mistakes[0]}");
    }
}
