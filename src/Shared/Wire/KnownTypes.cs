using Akka.Serialization;
using Akka.Serialization.Hyperion;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// The official Hyperion serializer for a closed list of types. It makes the provider of its known types itself, by type, so the list waits on
/// the thread that makes both. <see cref="HyperionSerializerSetup"/> is not used: version 1.5.73 reads it from an actor system and then builds
/// its serializer without it (docs/decisions/0004-wire.md).
/// </summary>
public sealed class KnownTypes : IKnownTypesProvider
{
    [ThreadStatic]
    private static WireTypes? _next;

    /// <inheritdoc/>
    public IEnumerable<Type> GetKnownTypes() => _next!.Known;

    internal static HyperionSerializer Serializer(WireTypes types)
    {
        _next = types;
        return new HyperionSerializer(null!, new HyperionSerializerSettings(
            preserveObjectReferences: false,
            versionTolerance: false,
            knownTypesProvider: typeof(KnownTypes),
            packageNameOverrides: [],
            surrogates: [],
            disallowUnsafeType: true,
            typeFilter: new AllowedTypes(types)));
    }
}
