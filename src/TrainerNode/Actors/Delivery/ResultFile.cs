using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.TrainerNode.Actors.Delivery;

/// <summary>A finished result as JSON: its parts and the result itself. Abstract parts have the name of their type.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Form = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameDerivedTypes } },
    };

    /// <summary>The bytes of a result.</summary>
    public static byte[] Write(IReadOnlyList<IToCoordinator> messages) => JsonSerializer.SerializeToUtf8Bytes(messages, Form);

    /// <summary>The result of these bytes; null if they are not a result.</summary>
    public static IReadOnlyList<IToCoordinator>? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<IReadOnlyList<IToCoordinator>>(bytes, Form) is { Count: > 0 } messages ? messages : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Only types of the assembly that holds the protocol can be named, and only where one of their kind is expected.
    private static void NameDerivedTypes(JsonTypeInfo info)
    {
        if (!info.Type.IsAbstract || info.Type.Assembly != typeof(IToCoordinator).Assembly)
        {
            return;
        }

        info.PolymorphismOptions = new JsonPolymorphismOptions
        {
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
        };
        foreach (var type in info.Type.Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(info.Type)))
        {
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, type.Name));
        }
    }
}
