using System.Globalization;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Gp;

namespace ActorSearch.Shared.Tests.Search.Gp;

public class GainTests
{
    private static readonly EncodedSpace Space = EncodedSpaceTests.Of("space { model.dropout { uniform = [0, 0.99] }, optimizer.weight-decay { uniform = [0, 1] } }");

    [Fact]
    public void What_is_left_to_gain_becomes_less_and_is_in_units_of_the_score()
    {
        var strategy = new LearningStrategy(Space, 3, new GpStrategy(), 60, 1, []);
        var (trials, gains) = (new List<SearchTrial>(), new List<double?>());
        while (trials.Count < 40)
        {
            var choices = strategy.Suggest(trials.Count, new SearchHistory(trials))!.Value;
            gains.Add(strategy.Gain);
            var x = choices.Select(choice => double.Parse(choice.Value, CultureInfo.InvariantCulture)).ToArray();
            trials.Add(new SearchTrial(choices, Walk.Result(100 + (50 * (Math.Pow(x[0] - 0.3, 2) + Math.Pow(x[1] - 0.6, 2))))));
        }

        Assert.All(gains[..10], Assert.Null);
        Assert.All(gains[10..], gain => Assert.InRange(gain!.Value, 0, 50));
        Assert.True(gains[^5..].Max() < gains[10] / 5, string.Join(' ', gains[10..]));
        Assert.True(gains[^1] < 0.1);
    }
}
