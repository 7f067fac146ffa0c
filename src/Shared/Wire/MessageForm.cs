using System.Security.Cryptography;
using System.Text;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// The form of a message in eight bytes: its name, its members and theirs, and the numbers of their types. Each payload begins with it. Two
/// builds that give a message one form mean the same by it; a message of any other form is refused, never read as something else.
/// </summary>
internal readonly record struct MessageForm(ulong Value)
{
    /// <summary>The first eight bytes of the SHA-256 of a description.</summary>
    public static MessageForm Create(Type message, WireTypes types)
    {
        var text = new StringBuilder();
        var seen = new HashSet<Type>();
        var waiting = new Queue<Type>([message]);
        while (waiting.TryDequeue(out var type))
        {
            if (!seen.Add(type))
                continue;
            var description = types.Described[type];
            text.Append(types.Known.IndexOf(type)).Append(' ').Append(type).Append(Details(description)).Append('\n');
            foreach (var part in description.Parts)
                waiting.Enqueue(part);
        }

        return new MessageForm(BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }

    private static string Details(WireType description) => description switch
    {
        WireType.Composite composite => string.Join(';', composite.Fields.Select(field => $"{field.Name} {field.Type} {field.MayBeNull}")),
        WireType.Variants choice => string.Join(';', Enum.GetNames(choice.Type).Select(name => $"{name}={Enum.Parse(choice.Type, name):D}")),
        _ => "",
    };
}
