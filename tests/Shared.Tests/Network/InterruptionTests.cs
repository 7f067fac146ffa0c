using System.Runtime.InteropServices;
using ActorSearch.Shared.Network;

namespace ActorSearch.Shared.Tests.Network;

public sealed class InterruptionTests : IDisposable
{
    private readonly Clock _clock = new();
    private readonly Interruption _interruption;

    public InterruptionTests() => _interruption = new Interruption(_clock);

    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    public void The_first_signal_asks_and_a_later_one_kills(PosixSignal signal)
    {
        Assert.False(Kills(signal));
        Assert.True(_interruption.Asked.IsCancellationRequested);
        _clock.Milliseconds += 1000;
        Assert.True(Kills(signal));
    }

    [Fact]
    public void A_SIGTERM_that_comes_twice_at_once_is_one()
    {
        Assert.False(Kills(PosixSignal.SIGTERM));
        Assert.False(Kills(PosixSignal.SIGTERM));
        _clock.Milliseconds += 999;
        Assert.False(Kills(PosixSignal.SIGTERM));
        _clock.Milliseconds += 1;
        Assert.True(Kills(PosixSignal.SIGTERM));
    }

    [Fact]
    public void Control_C_twice_at_once_is_somebody_in_a_hurry()
    {
        Assert.False(Kills(PosixSignal.SIGINT));
        Assert.True(Kills(PosixSignal.SIGINT));
    }

    public void Dispose() => _interruption.Dispose();

    private bool Kills(PosixSignal signal)
    {
        var heard = new PosixSignalContext(signal);
        _interruption.Hear(heard);
        return !heard.Cancel;
    }

    private sealed class Clock : TimeProvider
    {
        public long Milliseconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;
    }
}
