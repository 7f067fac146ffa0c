using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ActorSearch.Coordinator.Wording;
using Members = System.Collections.Generic.OrderedDictionary<string, object?>;

namespace ActorSearch.Coordinator.Tests.Wording;

/// <summary>What is written without a serializer has the letters that the serializer writes.</summary>
public class PlainJsonTests
{
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static TheoryData<object?> Values =>
    [
        null, "a \"b\" <c> ä \u2028", true, false, 0, -7, long.MaxValue, ulong.MaxValue, 0.1, 1e300, -0.0, 1e-7, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        JsonNode.Parse("""{"a":[1e-3,null,"x"]}"""), new[] { "a", null }, new double?[] { 1, null, double.NaN }, new[] { 0.1, 2 }, new[] { 3, 4 }, new int?[] { 3, null }, new[] { 5L },
        new float?[] { 0.1f, null, float.NaN }, new object?[] { 1.5, 2, null, "c" }, new[] { new[] { 1, 2 }, [] }, Enumerable.Range(0, 3).Select(i => i * 0.5),
        new Members { ["z"] = 1, ["a"] = new Members { ["b"] = null, ["c"] = new[] { 0.5 } }, ["empty"] = new Members() },
    ];

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Values_have_the_letters_of_the_serializer(object? value) => Assert.Equal(JsonSerializer.Serialize(value, Options), Text(value));

    [Fact]
    public void A_type_that_is_not_known_is_an_error() => Assert.Throws<ArgumentException>(() => Text(TimeSpan.Zero));

    private static string Text(object? value)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) json.WriteValue(value);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
