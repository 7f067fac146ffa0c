using System.Runtime.CompilerServices;
using System.Runtime.Serialization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Wire;

namespace ActorSearch.Shared.Tests.Wire;

public class WireCodecTests
{
    private static readonly WireCodec Samples = new(WireTypes.From(SampleMessages.All));

    /// <summary>Every message of the protocol by itself, so that none can be forgotten, and the samples.</summary>
    public static TheoryData<Type> Messages => [.. WireTypes.Protocol.Messages, .. SampleMessages.All];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Every_message_comes_back_as_it_was(Type message)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var sent = (IWireMessage)new SampleMaker(seed).Make(message);

            var received = CodecOf(message).Decode(CodecOf(message).Encode(sent));

            Assert.Equal(SampleMaker.Content(sent), SampleMaker.Content(received));
        }
    }

    [Fact]
    public void Every_message_of_the_protocol_is_on_the_list()
    {
        var declared = typeof(IWireMessage).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IWireMessage)) && !type.IsAbstract);

        Assert.Equal(declared.OrderBy(type => type.FullName), WireTypes.Protocol.Messages.OrderBy(type => type.FullName));
    }

    [Fact]
    public void A_message_that_is_not_of_the_protocol_does_not_leave()
    {
        var stranger = WireTypes.From([typeof(SampleMessages.Hello)]);

        Assert.Throws<SerializationException>(() => new WireCodec(stranger).Encode(new SampleMessages.Nothing()));
    }

    [Fact]
    public void Two_messages_that_look_alike_are_not_taken_for_each_other()
    {
        var without = new WireCodec(WireTypes.From([typeof(SampleMessages.NothingElse)]));

        Assert.Throws<SerializationException>(() => without.Decode(Samples.Encode(new SampleMessages.Nothing())));
    }

    [Fact]
    public void A_handshake_is_understood_by_a_build_that_has_other_messages()
    {
        var older = new WireCodec(WireTypes.From([typeof(SampleMessages.Hello), typeof(SampleMessages.Arrays)]));
        var hello = new SampleMessages.Hello(7, "abc");

        Assert.Equal(hello, older.Decode(Samples.Encode(hello)));
    }

    [Fact]
    public void A_missing_member_that_may_not_be_missing_is_refused()
    {
        var payload = Samples.Encode(new SampleMessages.Hello(7, null!));

        Assert.Throws<SerializationException>(() => Samples.Decode(payload));
    }

    [Fact]
    public void An_enum_without_a_name_is_refused()
    {
        var payload = Samples.Encode(new SampleMessages.Structs(default, null, null, (EngineKind)77, null));

        Assert.Throws<SerializationException>(() => Samples.Decode(payload));
    }

    [Fact]
    public void A_message_nested_without_end_is_refused_before_the_stack_is()
    {
        var tree = new SampleMessages.Tree("", null);
        for (var i = 0; i < 5_000; i++)
            tree = new SampleMessages.Tree("", tree);
        var payload = Samples.Encode(tree);

        Assert.InRange(payload.Length, 20_000, FrameLimit.Payload);
        Assert.Throws<SerializationException>(() => Samples.Decode(payload));
    }

    [Theory]
    [InlineData(typeof(object))]
    [InlineData(typeof(List<int>))]
    [InlineData(typeof(IComparable))]
    [InlineData(typeof(Exception))]
    [InlineData(typeof(DateTime))]
    [InlineData(typeof(Action))]
    public void A_member_that_could_hold_anything_keeps_a_message_off_the_list(Type member)
    {
        Assert.Throws<ArgumentException>(() => WireTypes.From([typeof(Holds<>).MakeGenericType(member)]));
    }

    [Fact]
    public void An_inline_array_of_which_Hyperion_carries_one_element_keeps_a_message_off_the_list()
    {
        Assert.Contains("Inline", Assert.Throws<ArgumentException>(() => WireTypes.From([typeof(Holds<Inline>)])).Message, StringComparison.Ordinal);
    }

    private static WireCodec CodecOf(Type message) =>
        message.Assembly == typeof(IWireMessage).Assembly ? WireCodec.Protocol : Samples;

    [InlineArray(4)]
    private struct Inline
    {
        private int _first;
    }

    private sealed record Holds<T>(T Member) : IWireMessage;
}
