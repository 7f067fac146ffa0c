using System.Runtime.Serialization;
using System.Text;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Wire;

namespace ActorSearch.Shared.Tests.Wire;

public class HostileFramesTests
{
    private const int Seeds = 100_000;

    /// <summary>
    /// A frame of 60 KB can hold as many references to nothing; what is built from it and the sentences of refusal stay far below this.
    /// </summary>
    private const long MostBytes = 4_000_000;

    private static readonly WireTypes Types = WireTypes.From(SampleMessages.All);
    private static readonly WireCodec Codec = new(Types);

    [Fact]
    public void A_hundred_thousand_mutated_frames_yield_messages_of_the_list_or_a_refusal()
    {
        byte[][] frames = [.. from message in SampleMessages.All from seed in Enumerable.Range(0, 5)
                              select Codec.Encode((IWireMessage)new SampleMaker(seed).Make(message))];
        var allowed = Types.Known.ToHashSet();
        var (read, refused) = (0, 0);

        for (var seed = 0; seed < Seeds; seed++)
        {
            var frame = new Mutations(seed, frames).Next();
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                var message = Codec.Decode(frame);
                Assert.True(allowed.IsSupersetOf(TypesIn(message)), $"seed {seed} built a type that is not on the list");
                read++;
            }
            catch (SerializationException refusal)
            {
                // What passes the check must pass Hyperion too: whatever fails there has built something first.
                Assert.Null(refusal.InnerException);
                refused++;
            }

            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostBytes, $"seed {seed} allocated too much");
        }

        Assert.Equal(Seeds, read + refused);
        Assert.InRange(read, Seeds / 50, Seeds / 2);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(252, 12)]
    [InlineData(252, 14)]
    [InlineData(254, 0, 0)]
    public void An_array_that_claims_gigabytes_allocates_none(params int[] mark)
    {
        byte[] start = Start(new SampleMessages.Arrays([], [], [], [], [], [], []));
        byte[] frame = [.. start, .. mark.Select(value => (byte)value), .. BitConverter.GetBytes(int.MaxValue)];

        AssertRefusedCheaply(frame);
    }

    [Fact]
    public void A_string_that_claims_gigabytes_allocates_none()
    {
        byte[] start = Start(new SampleMessages.Hello(1, ""));

        AssertRefusedCheaply([.. start, 255, .. BitConverter.GetBytes(int.MaxValue)]);
    }

    [Theory]
    [InlineData("System.IO.FileInfo,%core%")]
    [InlineData("System.Diagnostics.Process, System.Diagnostics.Process")]
    [InlineData("ActorSearch.Shared.Wire.WireCodec, ActorSearch.Shared")]
    [InlineData("No.Such.Type, No.Such.Assembly")]
    public void A_type_that_is_not_listed_is_not_even_looked_up(string name)
    {
        var form = Codec.Encode(new SampleMessages.Nothing())[..sizeof(ulong)];
        var bytes = Encoding.UTF8.GetBytes(name);

        AssertRefusedCheaply([.. form, 255, .. BitConverter.GetBytes(bytes.Length), .. bytes]);
    }

    [Fact]
    public void A_listed_type_in_the_place_of_another_is_refused()
    {
        var nothing = Codec.Encode(new SampleMessages.Nothing());
        var hello = Codec.Encode(new SampleMessages.Hello(1, "b"));

        AssertRefusedCheaply([.. nothing[..sizeof(ulong)], .. hello[sizeof(ulong)..]]);
    }

    [Fact]
    public void More_bytes_than_a_frame_carries_are_refused_unread()
    {
        AssertRefusedCheaply([.. Codec.Encode(new SampleMessages.Nothing()), .. new byte[FrameLimit.Payload]]);
    }

    [Fact]
    public void Nothing_at_all_is_refused()
    {
        AssertRefusedCheaply([]);
    }

    /// <summary>The form and the type's number, with which a payload begins.</summary>
    private static byte[] Start(IWireMessage message) => Codec.Encode(message)[..(sizeof(ulong) + 3)];

    private static void AssertRefusedCheaply(byte[] frame)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<SerializationException>(() => Codec.Decode(frame));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    private static IEnumerable<Type> TypesIn(object message) =>
        SampleMaker.TypesIn(message).Where(type => type.Assembly != typeof(object).Assembly && !type.IsArray);
}
