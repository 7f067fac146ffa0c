using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Receiving;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.TrainerNode.Tests.Receiving;

public sealed class RetryingClientTests : ILogEventSink
{
    private readonly List<string> _said = [];
    private int _tries;
    private long _received;

    [Fact]
    public async Task A_port_that_never_answers_is_named_once_with_what_to_do()
    {
        Assert.Null(await AskAsync(until: 12));

        var said = Assert.Single(_said, line => line.StartsWith("DataOutOfReach", StringComparison.Ordinal));
        Assert.Contains("port 4999 of the coordinator does not answer (Connection refused).", said, StringComparison.Ordinal);
        Assert.Contains("actorsearch.data-port", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_cuts_and_bytes_that_arrive_between_them_are_not_a_port_that_never_answers()
    {
        await AskAsync(until: 5);
        _tries = 0;
        await AskAsync(until: 60, bytesEach: 4);

        Assert.DoesNotContain(_said, line => line.StartsWith("DataOutOfReach", StringComparison.Ordinal));
    }

    void ILogEventSink.Emit(LogEvent logEvent) => _said.Add(logEvent.RenderMessage(null));

    // Nothing is offered any more after so many tries; each so many of them brings a byte.
    private async Task<object?> AskAsync(int until, int bytesEach = int.MaxValue)
    {
        await using var log = new LoggerConfiguration().WriteTo.Sink(this).CreateLogger();
        var client = new RetryingClient(() => _tries < until ? new DataOffer(4999, "token") : null, log, new Hurried());
        return await client.AskAsync<object>(
            _ =>
            {
                if (++_tries % bytesEach == 0) _received++;
                throw new ConnectionCutException("Connection refused");
            },
            () => _received,
            CancellationToken.None);
    }

    /// <summary>Every pause is over at once.</summary>
    private sealed class Hurried : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
    }
}
