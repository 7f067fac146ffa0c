using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Sending;

/// <summary>What a coordinator sends of an experiment.</summary>
/// <param name="Files">In the order of <see cref="DataSettings.Files"/>: the files that each name stands for, several where it is a pattern.</param>
/// <param name="Plugins">The plug-ins that the experiment uses.</param>
public sealed record SentData(ImmutableArray<ImmutableArray<SentFile>> Files, ImmutableArray<SentPlugin> Plugins)
{
    /// <summary>Bytes of its text at the most.</summary>
    public const int LargestText = 16 * 1024 * 1024;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, SentContext.Default.SentData);

    /// <summary>Reads what a coordinator has written; null if it is not that.</summary>
    public static SentData? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SentContext.Default.SentData) is { IsWhole: true } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsWhole => !Files.IsDefault && !Plugins.IsDefault
        && Files.All(files => !files.IsDefaultOrEmpty && files.All(IsRight))
        && Plugins.All(plugin => plugin is { Name: not null, Files.IsDefaultOrEmpty: false } && plugin.Files.All(IsRight));

    private static bool IsRight(SentFile? file) =>
        file is { Name: not null, Length: >= 0, Sha256.Length: 64 } && file.Sha256.All(character => char.IsAsciiHexDigitLower(character));
}

[JsonSerializable(typeof(SentData))]
internal sealed partial class SentContext : JsonSerializerContext;
