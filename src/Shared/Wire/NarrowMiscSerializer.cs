using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Remote.Serialization;
using Akka.Serialization;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// Of Akka's assorted messages, those by which nodes find and watch each other's actors. The rest would let a peer stop actors here or
/// deploy some, and one carries an exception, which is built by the name of its type.
/// </summary>
public sealed class NarrowMiscSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>Identify, ActorIdentity, IActorRef, and the remote watcher's heartbeat and its answer.</summary>
    private static readonly string[] Taken = ["ID", "AID", "AR", "RWHB", "RWHR"];

    private readonly MiscMessageSerializer _akka = new(system);

    /// <inheritdoc/>
    public override int Identifier => 16;

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => _akka.ToBinary(obj);

    /// <inheritdoc/>
    public override string Manifest(object o) => _akka.Manifest(o);

    /// <inheritdoc/>
    /// <exception cref="SerializationException">It is another message.</exception>
    public override object FromBinary(byte[] bytes, string manifest) => Taken.Contains(manifest)
        ? _akka.FromBinary(bytes, manifest)
        : throw new SerializationException($"The message {manifest} is not accepted from other nodes.");
}
