using ActorSearch.Coordinator.Commands;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Tests.Commands;

public class TailRequestTests
{
    [Fact]
    public void Every_mistake_in_the_options_is_told_in_a_sentence_of_its_own()
    {
        var options = new TailOptions("d", Follow: false, Json: false, Lines: null)
        {
            Level = "loud",
            Since = "soon",
            Fold = "three",
            Expression = "Loss >",
        };

        var mistakes = Assert.IsType<Checked<TailRequest>.Wrong>(TailRequest.Parse(options, TimeProvider.System)).Mistakes;

        Assert.Equal(["--level", "--since", "--fold", "--expr"], mistakes.Select(mistake => mistake.Where));
        Assert.All(mistakes, mistake => Assert.Contains("write ", mistake.Sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, TailRequest.UsualLines)]
    [InlineData(null, 7, 7)]
    [InlineData("5m", null, null)]
    [InlineData("5m", 7, 7)]
    public void Since_a_time_all_events_are_shown_and_else_the_last_ones(string? since, int? asked, int? shown)
    {
        var options = new TailOptions("d", Follow: false, Json: false, Lines: asked) { Since = since };

        Assert.Equal(shown, Search.Right(TailRequest.Parse(options, TimeProvider.System)).Lines);
    }
}
