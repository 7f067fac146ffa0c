using ActorSearch.Shared.Logging;
using Akka.Event;

namespace ActorSearch.Shared.Tests.Logging;

public class RepeatedRefusalsTests
{
    private static readonly Type Reader = typeof(Akka.Remote.RemoteActorRef);
    private readonly Clock _clock = new();

    [Fact]
    public void Of_one_kind_one_passes_in_a_minute()
    {
        var filter = new RepeatedRefusals(_clock);

        Assert.Equal(1, Enumerable.Range(0, 1_000).Count(number => Passes(filter, Warned(Reader, $"frame {number} is refused"))));
        _clock.Now += 61;
        Assert.True(Passes(filter, Warned(Reader, "frame 7 is refused")));
    }

    [Fact]
    public void Another_kind_is_not_held_back()
    {
        var filter = new RepeatedRefusals(_clock);

        Assert.True(Passes(filter, Warned(Reader, "a frame is refused")));
        Assert.True(Passes(filter, Warned(Reader, "a certificate is refused")));
    }

    [Fact]
    public void A_stranger_who_never_repeats_himself_does_not_fill_the_log_either()
    {
        var filter = new RepeatedRefusals(_clock);

        var said = Enumerable.Range(0, 10_000).Select(number => new string('x', number % 97) + new string('y', number % 89));

        var passed = said.Count(text => Passes(filter, Warned(Reader, text)));

        Assert.InRange(passed, 1, 65);
    }

    [Fact]
    public void What_our_own_actors_warn_of_always_passes()
    {
        var filter = new RepeatedRefusals(_clock);

        Assert.Equal(100, Enumerable.Range(0, 100).Count(_ => Passes(filter, Warned(typeof(RepeatedRefusalsTests), "a fold is lost"))));
    }

    [Fact]
    public void Of_a_node_that_does_not_answer_it_is_not_said_as_well_that_it_lets_nobody_in()
    {
        var filter = new RepeatedRefusals(_clock);
        Assert.True(Passes(filter, NotJoined()));
        _clock.Now += 61;
        Assert.True(Passes(filter, Unreachable()));
        _clock.Now += 30;
        Assert.False(Passes(filter, Unreachable()));
        _clock.Now += 59;
        Assert.False(Passes(filter, NotJoined()));
        _clock.Now += 2;
        Assert.True(Passes(filter, NotJoined()));
    }

    [Fact]
    public void Of_a_node_whose_certificate_is_refused_it_is_not_said_as_well_that_the_handshake_failed()
    {
        const string Failed = "TLS handshake failed on channel [[::1]:1->[::1]:2](Id=1)";
        var filter = new RepeatedRefusals(_clock);
        Assert.True(Passes(filter, Warned(Reader, Failed)));
        _clock.Now += 61;
        Assert.True(Passes(filter, Said("Refused {0}: thumbprint {1} of its certificate: {2}", "[::1]:2", "AB", "why")));
        _clock.Now += 59;
        Assert.False(Passes(filter, Warned(Reader, Failed)));
        _clock.Now += 2;
        Assert.True(Passes(filter, Warned(Reader, Failed)));
    }

    private static Warning NotJoined() => Said("Couldn't join seed nodes after [{0}] attempts, will try again. seed-nodes=[{1}]", 2, "akka.tcp://a@b:1");

    private static Warning Unreachable() => Said("Tried to associate with unreachable remote address [{0}]. {1} {2} {3}", "akka.tcp://a@b:1", 1000, "why", "");

    private static Warning Said(string format, params object[] values) =>
        new(null, "remoting", Reader, new Message(format, values));

    private static Warning Warned(Type by, string text) => new(null, "source", by, text);

    private static bool Passes(RepeatedRefusals filter, LogEvent warning) => filter.ShouldKeepMessage(warning) != LogFilterDecision.Drop;

    private sealed class Message(string format, object[] values) : LogMessage(DefaultLogMessageFormatter.Instance, format)
    {
        public override string Unformatted() => Format;

        public override IEnumerable<object> Parameters() => values;
    }

    private sealed class Clock : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Now;
    }
}
