using ActorSearch.Shared.Wire;
using Akka.Configuration;

namespace ActorSearch.Shared.Network;

/// <summary>Settings of Akka that users cannot change: which serializers write and read messages between processes.</summary>
public static class WireConfig
{
    /// <summary>
    /// Our serializer for our messages; Akka's own for its cluster's; every other one that could build an object refused, by its number.
    /// </summary>
    public static Config Serialization { get; } = ConfigurationFactory.ParseString($$"""
        akka.actor {
          serializers {
            wire = "{{Name<WireSerializer>()}}"
            json = "{{Name<RefusingSerializer>()}}"
            bytes = "{{Name<RefusingSerializer>()}}"
            proto = "{{Name<RefusingSerializer>()}}"
            daemon-create = "{{Name<RefusingSerializer>()}}"
            reliable-delivery = "{{Name<RefusingSerializer>()}}"
            akka-misc = "{{Name<NarrowMiscSerializer>()}}"
            akka-system-msg = "{{Name<NarrowSystemSerializer>()}}"
          }
          serialization-bindings {
            "{{Name<Protocol.IWireMessage>()}}" = wire
          }
          serialization-settings {
            json.identifier = 1
            bytes.identifier = 4
            proto.identifier = 2
            daemon-create.identifier = 3
            reliable-delivery.identifier = 36
          }
        }
        """);

    private static string Name<T>() => $"{typeof(T).FullName}, {typeof(T).Assembly.GetName().Name}";
}
