using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;
using Akka.Actor;
using Akka.Event;
using Akka.Serialization;
using Akka.Serialization.Hyperion;
using Hyperion;
using Serilog;
using Serilog.Core;
using LogEvent = Serilog.Events.LogEvent;

namespace ActorSearch.Shared.Tests.Wire;

/// <summary>
/// What Akka's official packages do not do, and why there is code of ours around them (docs/decisions/0004-wire.md). A version that
/// does it fails a test here: then that code can go.
/// </summary>
[Collection(Alone)]
public sealed class OfficialPackagesTests : ILogEventSink
{
    private const string Alone = "Writes to Serilog's static logger";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource<LogEvent> _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public void The_serializer_reads_its_setup_from_a_system_and_is_built_without_it()
    {
        var setup = HyperionSerializerSetup.Create(
            preserveObjectReferences: false, versionTolerance: false, typeof(Nothing), [], [], disallowUnsafeType: true, TypeFilterBuilder.Create().Build());
        using var system = ActorSystem.Create("setup", BootstrapSetup.Create().WithConfig("akka.stdout-loglevel = OFF").And(setup));
        var serializer = new HyperionSerializer((ExtendedActorSystem)system);

        Assert.False(serializer.Settings.VersionTolerance);
        Assert.IsType<TypeFilter>(serializer.Settings.TypeFilter);
        Assert.Equal(new Stranger(7), serializer.FromBinary(serializer.ToBinary(new Stranger(7)), typeof(object)));
    }

    [Fact]
    public async Task The_logger_takes_a_text_for_a_template_and_has_names_of_its_own()
    {
        var before = Log.Logger;
        await using var serilog = new LoggerConfiguration().WriteTo.Sink(this).CreateLogger();
        Log.Logger = serilog;
        try
        {
            using var system = ActorSystem.Create("log", "akka { stdout-loglevel = OFF, loggers = [\"Akka.Logger.Serilog.SerilogLogger, Akka.Logger.Serilog\"] }");
            Akka.Event.Logging.GetLogger(system, this).Warning("sought: {nothing}");
            var seen = await _seen.Task.WaitAsync(Patience);

            Assert.Equal("sought: \"sought: {nothing}\"", seen.RenderMessage(null));
            Assert.Contains("LogSource", seen.Properties.Keys);
        }
        finally
        {
            Log.Logger = before;
        }
    }

    [Fact]
    public async Task What_the_logger_has_not_written_when_its_system_ends_is_not_printed()
    {
        await using var serilog = new LoggerConfiguration().CreateLogger();
        var options = new NodeOptions(NodeRole.Coordinator) { Port = 0 };
        using var local = LocalSystem.Start("local", serilog);
        using var node = ((Checked<ActorSystem>.Right)NodeSystem.Start(options, new AkkaLogSetup(serilog))).Value;
        using var loud = ((Checked<ActorSystem>.Right)NodeSystem.Start(options with { Set = ["akka.stdout-loglevel=ERROR"] }, new AkkaLogSetup(serilog))).Value;

        Assert.Equal("", Printed(local));
        Assert.Equal("", Printed(node));
        Assert.Contains("left over", Printed(loud), StringComparison.Ordinal);

        static string Printed(ActorSystem system)
        {
            var (console, text) = (Console.Out, new StringWriter());
            Console.SetOut(text);
            system.Settings.StdoutLogger.Tell(new Info("", typeof(string), "left over"), ActorRefs.NoSender);
            Console.SetOut(console);
            return text.ToString();
        }
    }

    void ILogEventSink.Emit(LogEvent logEvent)
    {
        if (logEvent.MessageTemplate.Text.StartsWith("sought", StringComparison.Ordinal))
        {
            _seen.TrySetResult(logEvent);
        }
    }

    private sealed record Stranger(int Number);

    private sealed class Nothing : IKnownTypesProvider
    {
        public IEnumerable<Type> GetKnownTypes() => [];
    }

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class Definition;
}
