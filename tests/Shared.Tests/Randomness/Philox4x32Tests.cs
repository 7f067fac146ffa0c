using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Tests.Randomness;

/// <summary>The known answers are those that the authors publish with their library, Random123 (kat_vectors, philox4x32 10).</summary>
public class Philox4x32Tests
{
    [Fact]
    public void A_counter_and_key_of_zeros_give_the_published_words() => Assert.Equal(
        (0x6627E8D5u, 0xE169C58Du, 0xBC57AC4Cu, 0x9B00DBD8u),
        Philox4x32.Block(0, 0, 0, 0, 0, 0));

    [Fact]
    public void A_counter_and_key_of_ones_give_the_published_words() => Assert.Equal(
        (0x408F276Du, 0x41C83B0Eu, 0xA20BC7C6u, 0x6D5451FDu),
        Philox4x32.Block(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue));

    [Fact]
    public void A_counter_and_key_from_the_digits_of_pi_give_the_published_words() => Assert.Equal(
        (0xD16CFE09u, 0x94FDCCEBu, 0x5001E420u, 0x24126EA1u),
        Philox4x32.Block(0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344, 0xA4093822, 0x299F31D0));
}
