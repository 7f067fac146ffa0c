using ActorSearch.Shared.Logging;
using Akka;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Event;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using LogEvent = Serilog.Events.LogEvent;

namespace ActorSearch.Shared.Tests.Logging;

public sealed class AkkaLogTests : ILogEventSink
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource<LogEvent> _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task What_an_actor_logs_reaches_Serilog_with_its_properties()
    {
        var seen = await Logged(log => log.Warning(new InvalidOperationException("broken"), "sought: fold {Fold}", 7));

        Assert.Equal(LogEventLevel.Warning, seen.Level);
        Assert.Equal("sought: fold 7", seen.RenderMessage(null));
        Assert.Equal("7", seen.Properties["Fold"].ToString());
        Assert.IsType<InvalidOperationException>(seen.Exception);
        Assert.Contains("Actor", seen.Properties.Keys);
    }

    [Fact]
    public async Task A_text_with_braces_is_no_template()
    {
        var seen = await Logged(log => log.Info("sought: {nothing} {0}"));

        Assert.Equal("sought: {nothing} {0}", seen.RenderMessage(null));
        Assert.Equal(LogEventLevel.Information, seen.Level);
    }

    void ILogEventSink.Emit(LogEvent logEvent)
    {
        if (logEvent.RenderMessage(null).StartsWith("sought", StringComparison.Ordinal))
        {
            _seen.TrySetResult(logEvent);
        }
    }

    [Fact]
    public async Task Of_what_Akka_itself_logs_the_text_is_taken_and_none_of_its_names()
    {
        var seen = await Logged(log => log.Info("sought: Marking node [{Node}] as {0}", "akka://there", "up"), akka: true);

        Assert.Equal("sought: Marking node [akka://there] as up", seen.RenderMessage(null));
        Assert.Equal(LogEventLevel.Debug, seen.Level);
        Assert.All(seen.Properties.Keys, name => Assert.True(LogNames.All.Contains(name), name));
        Assert.DoesNotContain(LogNames.Node, seen.Properties.Keys);
    }

    [Fact]
    public async Task Only_what_Akka_says_in_the_normal_run_of_things_weighs_less_than_it_says()
    {
        Assert.Equal(LogEventLevel.Warning, (await Logged(log => log.Warning("sought: cannot be reached"), akka: true)).Level);
    }

    [Theory]
    [InlineData(true, LogEventLevel.Debug)]
    [InlineData(false, LogEventLevel.Warning)]
    public async Task What_Akka_says_of_connections_while_a_system_ends_weighs_nothing_and_what_we_say_as_much_as_ever(bool akka, LogEventLevel level)
    {
        await using var serilog = Serilog();
        using var system = System(serilog);
        var ending = CoordinatedShutdown.Get(system);
        ending.AddTask(CoordinatedShutdown.PhaseBeforeServiceUnbind, "says", async () =>
        {
            (akka ? system.Log : Akka.Event.Logging.GetLogger(system, this)).Warning("sought: the channel is gone");
            await _seen.Task.WaitAsync(Patience);
            return Done.Instance;
        });
        await ending.Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance);

        Assert.Equal(level, (await _seen.Task.WaitAsync(Patience)).Level);
    }

    [Fact]
    public async Task Each_system_writes_to_its_own_logger_however_many_there_are_in_a_process()
    {
        var others = new AkkaLogTests();
        await using var serilog = Serilog();
        await using var another = others.Serilog();
        using var system = System(serilog);
        using var second = System(another);

        for (var i = 0; i < 100; i++)
        {
            Akka.Event.Logging.GetLogger(second, this).Warning("unsought");
        }

        Akka.Event.Logging.GetLogger(system, this).Warning("sought: of the first");
        Akka.Event.Logging.GetLogger(second, this).Warning("sought: of the second");

        Assert.Equal("sought: of the first", (await _seen.Task.WaitAsync(Patience)).RenderMessage(null));
        Assert.Equal("sought: of the second", (await others._seen.Task.WaitAsync(Patience)).RenderMessage(null));
    }

    private async Task<LogEvent> Logged(Action<ILoggingAdapter> say, bool akka = false)
    {
        await using var serilog = Serilog();
        using var system = System(serilog);
        say(akka ? system.Log : Akka.Event.Logging.GetLogger(system, this));
        return await _seen.Task.WaitAsync(Patience);
    }

    private Logger Serilog() => new LoggerConfiguration().MinimumLevel.Debug().WriteTo.Sink(this).CreateLogger();

    private static ActorSystem System(Logger serilog) => ActorSystem.Create("log", ActorSystemSetup.Create(
        BootstrapSetup.Create().WithConfig($"akka {{ loglevel = INFO, stdout-loglevel = OFF, loggers = [\"{AkkaLog.Configured}\"] }}"),
        new AkkaLogSetup(serilog)));
}
