using System.Collections.Immutable;
using System.Reflection;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// The closed, ordered list of types that may appear in a frame: every message, and every type that its members are made of. A message
/// that is added to the protocol is in it by itself; one whose members cannot be checked on arrival is refused when the list is made.
/// </summary>
public sealed class WireTypes
{
    private WireTypes(ImmutableArray<Type> messages, ImmutableArray<Type> known, ImmutableDictionary<Type, WireType> described)
    {
        Messages = messages;
        Known = known;
        Described = described;
    }

    /// <summary>The protocol of this build.</summary>
    public static WireTypes Protocol { get; } = From(typeof(IWireMessage).Assembly.GetTypes().Where(IsMessage));

    /// <summary>The messages: handshakes first, so that their numbers stay when others are added; then by name.</summary>
    public ImmutableArray<Type> Messages { get; }

    /// <summary>All types that are written as objects; a type's place in it is its number on the wire.</summary>
    public ImmutableArray<Type> Known { get; }

    internal ImmutableDictionary<Type, WireType> Described { get; }

    /// <summary>The list for these messages.</summary>
    /// <exception cref="ArgumentException">A message, or a member of one, is of a type that the wire does not carry.</exception>
    public static WireTypes From(IEnumerable<Type> messages)
    {
        var ordered = messages.OrderBy(type => !IsHandshake(type)).ThenBy(type => type.FullName, StringComparer.Ordinal).ToImmutableArray();
        foreach (var message in ordered.Where(message => !IsMessage(message) || !message.IsSealed))
            throw new ArgumentException($"{message} is not a sealed record with {nameof(IWireMessage)}.", nameof(messages));

        var described = ImmutableDictionary.CreateBuilder<Type, WireType>();
        var handshakes = Reach(ordered.Where(IsHandshake), described);
        var others = Reach(ordered.Where(message => !IsHandshake(message)), described);
        return new WireTypes(ordered, [.. handshakes, .. others], described.ToImmutable());
    }

    /// <summary>What can be reached from these and is not described yet, by name.</summary>
    private static IEnumerable<Type> Reach(IEnumerable<Type> from, ImmutableDictionary<Type, WireType>.Builder described)
    {
        var reached = new List<Type>();
        var waiting = new Stack<Type>(from);
        while (waiting.TryPop(out var type))
        {
            if (described.ContainsKey(type))
                continue;
            var description = WireType.FromType(type);
            described.Add(type, description);
            if (description.IsWrittenAsObject)
                reached.Add(type);
            foreach (var next in description.Parts)
                waiting.Push(next);
        }

        return reached.OrderBy(type => type.ToString(), StringComparer.Ordinal);
    }

    private static bool IsMessage(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IWireMessage)) && IsRecord(type);

    private static bool IsHandshake(Type type) => type.IsAssignableTo(typeof(IHandshakeMessage));

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance) is not null;
}
