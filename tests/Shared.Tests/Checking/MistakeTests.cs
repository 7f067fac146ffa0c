using ActorSearch.Shared.Checking;

namespace ActorSearch.Shared.Tests.Checking;

public class MistakeTests
{
    [Theory]
    [InlineData("e.conf: validation.folds", "validation.folds must be above 1.", "e.conf: validation.folds must be above 1.")]
    [InlineData("e.conf: space.seed", "seed cannot vary.", "e.conf: space.seed: seed cannot vary.")]
    [InlineData("--set seed=x", "seed must be a whole number.", "--set seed=x: seed must be a whole number.")]
    [InlineData("seed", "seed is missing.", "seed: seed is missing.")]
    [InlineData("e.conf:2", "2", "e.conf:2: 2")]
    [InlineData("e.conf: ", " begins with a blank.", "e.conf: :  begins with a blank.")]
    public void A_key_is_said_once(string where, string sentence, string said) => Assert.Equal(said, new Mistake(where, sentence).ToString());
}
