using ActorSearch.TrainerNode.Receiving;

namespace ActorSearch.TrainerNode.Tests.Receiving;

public sealed class SafePlaceTests
{
    [Theory]
    [InlineData("houses.csv", "houses.csv")]
    [InlineData("lib/words.txt", "lib/words.txt")]
    [InlineData("../data/houses.csv", "houses.csv")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("a/../../b", "b")]
    [InlineData("a//b", "b")]
    [InlineData("..", null)]
    [InlineData(".", null)]
    [InlineData("a/..", null)]
    [InlineData("", null)]
    [InlineData("a/", null)]
    [InlineData("..\\b", null)]
    [InlineData("c:b", null)]
    [InlineData("a\0b", null)]
    [InlineData("a\nb", null)]
    [InlineData("b.", null)]
    public void A_name_from_the_network_is_never_a_path_out_of_the_folder(string name, string? place) => Assert.Equal(place, SafePlace.Check(name));
}
