using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// Replaces a serializer of Akka that could build objects outside our protocol, and refuses in both directions.
/// </summary>
public sealed class RefusingSerializer : Serializer
{
    /// <param name="settings"><c>identifier</c>: the number of the serializer whose place this one takes.</param>
    public RefusingSerializer(ExtendedActorSystem system, Config settings)
        : base(system)
    {
        Identifier = settings.GetInt("identifier");
    }

    /// <inheritdoc/>
    public override int Identifier { get; }

    /// <inheritdoc/>
    public override bool IncludeManifest => false;

    /// <inheritdoc/>
    /// <exception cref="SerializationException">Always.</exception>
    public override byte[] ToBinary(object obj) =>
        throw new SerializationException($"{obj?.GetType()} is not a message of the protocol; nothing else leaves this process.");

    /// <inheritdoc/>
    /// <exception cref="SerializationException">Always.</exception>
    public override object FromBinary(byte[] bytes, Type type) =>
        throw new SerializationException($"Serializer {Identifier} is refused here: no object is built from its payloads.");
}
