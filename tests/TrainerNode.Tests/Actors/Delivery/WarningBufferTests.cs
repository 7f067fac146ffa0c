using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Wire;
using ActorSearch.TrainerNode.Actors.Delivery;
using Serilog;
using Serilog.Core;

namespace ActorSearch.TrainerNode.Tests.Actors.Delivery;

public sealed class WarningBufferTests : IDisposable
{
    private static readonly NodeId Node = new("n-1");

    private readonly Clock _clock = new();
    private readonly WarningBuffer _box;
    private readonly Logger _log;

    public WarningBufferTests()
    {
        _box = new WarningBuffer(_clock);
        _log = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(_box).CreateLogger();
    }

    [Fact]
    public void Warnings_and_worse_are_taken_with_what_they_are_about()
    {
        _log.Information("Not this");
        _log.ForContext(LogNames.Attempt, "1.7").ForContext(LogNames.Fold, 3).ForContext(LogNames.Slot, 0)
            .Warning("{Configuration} is odd", 12);
        _log.Error(new InvalidOperationException("broken"), "Broke");
        _log.Fatal("The end");

        var trouble = _box.Take(Node, "west")!;

        Assert.Equal((Node, "west", 0), (trouble.Node, trouble.Name, trouble.Suppressed));
        Assert.Equal([TroubleLevel.Warning, TroubleLevel.Error, TroubleLevel.Fatal], trouble.Events.Select(happened => happened.Level));
        Assert.Equal(["12 is odd", "Broke", "The end"], trouble.Events.Select(happened => happened.Sentence));
        var first = trouble.Events[0];
        Assert.Equal(("1.7", 12, 3, 0, null), (first.Attempt, first.Configuration, first.Fold, first.Slot, first.Error));
        Assert.Contains("broken", trouble.Events[1].Error, StringComparison.Ordinal);
        Assert.Null(_box.Take(Node, "west"));
    }

    [Fact]
    public void What_Akka_warns_of_stays_in_the_nodes_own_log_and_what_broke_does_not()
    {
        var akka = _log.ForContext(Constants.SourceContextPropertyName, "Akka.Remote.EndpointWriter");
        akka.Warning("Another trainer does not answer");
        Assert.Null(_box.Take(Node, "west"));

        akka.Error("An actor broke");
        _log.ForContext(Constants.SourceContextPropertyName, "ActorSearch.Odd").Warning("Odd");
        Assert.Equal((2, 0), Counts(_box.Take(Node, "west")));
    }

    [Fact]
    public void Of_a_flood_a_burst_passes_and_the_rest_is_counted()
    {
        for (var number = 0; number < 1000; number++)
        {
            _log.Warning("Flood {Fold}", number);
        }

        var trouble = _box.Take(Node, "west")!;
        Assert.Equal(WarningBuffer.Most, trouble.Events.Length);
        Assert.Equal("Flood 0", trouble.Events[0].Sentence);
        Assert.Equal(1000 - WarningBuffer.Most, trouble.Suppressed);

        _log.Warning("Still");
        Assert.Equal((0, 1), Counts(_box.Take(Node, "west")));

        _clock.Elapsed += WarningBuffer.Pause * 2.5;
        _log.Warning("One");
        _log.Warning("Two");
        _log.Warning("Three");
        Assert.Equal((2, 1), Counts(_box.Take(Node, "west")));
    }

    [Fact]
    public void While_nobody_takes_them_out_it_keeps_the_first_and_counts_the_rest()
    {
        for (var number = 0; number < 3 * WarningBuffer.Most; number++)
        {
            _log.Warning("Flood");
            _clock.Elapsed += WarningBuffer.Pause;
        }

        Assert.Equal((WarningBuffer.Most, 2 * WarningBuffer.Most), Counts(_box.Take(Node, "west")));
    }

    [Fact]
    public void However_long_the_events_every_message_fits_into_a_frame_and_none_is_lost()
    {
        var events = 0;
        for (var number = 0; number < WarningBuffer.Most; number++)
        {
            _log.ForContext(LogNames.Attempt, new string('語', 100_000))
                .Error(new InvalidOperationException(new string('語', 100_000)), "{Reason:l}", new string('語', 100_000));
        }

        while (_box.Take(Node, "west") is { } trouble)
        {
            Assert.True(FrameLimit.Fits(trouble), "Too large for a frame.");
            events += trouble.Events.Length;
        }

        Assert.Equal(WarningBuffer.Most, events);
    }

    public void Dispose() => _log.Dispose();

    private static (int Events, int Suppressed) Counts(NodeTrouble? trouble) => (trouble!.Events.Length, trouble.Suppressed);

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
