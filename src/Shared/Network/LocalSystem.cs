using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Settings;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Serilog;

namespace ActorSearch.Shared.Network;

/// <summary>An actor system without network, for actors that must survive the loss of the network. It writes to our log.</summary>
public static class LocalSystem
{
    // Nothing of it listens for Ctrl-C or the process's exit: those are the program's. A tick is two threads woken: ten milliseconds, the default,
    // would interrupt trainings a hundred times a second, and no timer here needs to be that exact. Nothing is serialized here, so no serializer
    // loads its library.
    private const string Hocon = SilentConsole.Setting + "\n" + $$"""
        akka {
          loglevel = INFO
          stdout-loglevel = OFF
          loggers = ["{{AkkaLog.Configured}}"]
          actor.default-dispatcher.type = "{{QuickDispatcher.Configured}}"
          actor.internal-dispatcher.type = "{{QuickDispatcher.Configured}}"
          actor.guardian-supervisor-strategy = "Akka.Actor.StoppingSupervisorStrategy"
          actor.serializers.json = "ActorSearch.Shared.Wire.RefusingSerializer, ActorSearch.Shared"
          actor.serialization-settings.json.identifier = 1
          scheduler.tick-duration = 50 ms
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          coordinated-shutdown.run-by-clr-shutdown-hook = off
          coordinated-shutdown.exit-clr = off
        }
        """;

    public static ActorSystem Start(string name, ILogger log) => QuickSystem.Start(name, ConfigurationFactory.ParseString(Hocon), ActorSystemSetup.Create(new AkkaLogSetup(log)));
}
