namespace ActorSearch.Library.Tests;

/// <summary>What programs build against does not change by accident.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_API_is_the_one_in_the_file() => PublicApi.Hold(typeof(Study).Assembly, "Library");
}
