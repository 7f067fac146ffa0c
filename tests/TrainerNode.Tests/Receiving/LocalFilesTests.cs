using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Receiving;

namespace ActorSearch.TrainerNode.Tests.Receiving;

public sealed class LocalFilesTests
{
    [Theory]
    [InlineData("houses.csv")]
    [InlineData("\"parts/*.csv\"")]
    public void A_file_that_is_nowhere_on_this_node_is_named_with_the_ways_to_bring_it(string train)
    {
        var read = ExperimentFile.Parse(BuiltIn.Schema, "e.conf", $$"""data { train = {{train}}, target = price }""", []);

        var missing = Assert.IsType<Checked<Experiment>.Wrong>(new LocalFiles("/nowhere").Find(((Checked<Experiment>.Right)read).Value));

        Assert.Equal($"/nowhere/{train.Trim('"')}: this node has no such file. Copy it there, name its folder with --data, or start the coordinator with --send-data.", $"{missing.Mistakes[0]}");
    }
}
