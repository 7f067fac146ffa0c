using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Remote.Serialization;
using Akka.Serialization;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// Of Akka's system messages, those by which nodes watch each other's actors. The rest would let a peer create, restart or stop actors
/// here, and some carry exceptions, which are built by the name of their type.
/// </summary>
public sealed class NarrowSystemSerializer(ExtendedActorSystem system) : Serializer(system)
{
    private static readonly Type[] Taken = [typeof(Watch), typeof(Unwatch), typeof(DeathWatchNotification)];

    private readonly SystemMessageSerializer _akka = new(system);

    /// <inheritdoc/>
    public override int Identifier => 22;

    /// <inheritdoc/>
    public override bool IncludeManifest => true;

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => _akka.ToBinary(obj);

    /// <inheritdoc/>
    /// <exception cref="SerializationException">It is another message.</exception>
    public override object FromBinary(byte[] bytes, Type type) => Taken.Contains(type)
        ? _akka.FromBinary(bytes, type)
        : throw new SerializationException($"The system message {type} is not accepted from other nodes.");
}
