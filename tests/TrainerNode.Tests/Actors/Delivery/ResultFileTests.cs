using System.Text;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors.Delivery;

namespace ActorSearch.TrainerNode.Tests.Actors.Delivery;

public sealed class ResultFileTests
{
    [Fact]
    public void A_result_is_read_as_it_was_written()
    {
        var work = new DoneWork(new AttemptId(1, 2), 3, "key", 4, null, 0, 5, 0, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        var read = ResultFile.Read(ResultFile.Write([new AttemptCrashed(new NodeId("a"), work, "Why.")]));

        Assert.Equal(new AttemptCrashed(new NodeId("a"), work, "Why."), Assert.Single(read!));
    }

    [Fact]
    public void A_result_of_a_build_that_knew_no_traces_is_read()
    {
        const string Written = """
            [{"$type":"AttemptCrashed","Node":{"Text":"a"},"Work":{"Attempt":{"Epoch":1,"Number":2},"Configuration":3,"ConfigurationKey":"key","Fold":4,
            "Restart":-1,"Slot":0,"Milliseconds":5,"Parts":0},"Sentence":"Why."}]
            """;

        var read = ResultFile.Read(Encoding.UTF8.GetBytes(Written));

        Assert.Equal(new DoneWork(new AttemptId(1, 2), 3, "key", 4, -1, 0, 5, 0), Assert.IsType<AttemptCrashed>(Assert.Single(read!)).Work);
    }
}
