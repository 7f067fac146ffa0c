using ActorSearch.Shared.Checking;

namespace ActorSearch.Shared.Tests.Checking;

public class AmountTests
{
    [Theory]
    [InlineData(0, "0 rows", "there are 0 rows")]
    [InlineData(1, "1 row", "there is 1 row")]
    [InlineData(2_000_000, "2000000 rows", "there are 2000000 rows")]
    public void One_is_singular(long number, string amount, string there) =>
        Assert.Equal((amount, there), (Amount.Format(number, "row"), Amount.There(number, "row")));
}
