using System.Buffers.Binary;
using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Models.Files;

/// <summary>A trained model as one run of bytes, for the way between processes: length of the description, description, weights.</summary>
public static class TrainedModelBytes
{
    /// <summary>Loads what the first model that is written or read would wait for.</summary>
    public static void Load() => ModelDescription.MakeRules();

    /// <summary>The bytes of a model.</summary>
    public static byte[] Write(TrainedModel model)
    {
        var description = ModelDescription.FromModel(model).ToJson();
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, description.Length);
        return [.. length, .. description, .. WeightsFile.Write(model.AllWeights())];
    }

    /// <summary>The model in such bytes.</summary>
    /// <exception cref="InvalidDataException">They hold none.</exception>
    public static TrainedModel Read(ReadOnlySpan<byte> bytes) => Read(bytes, NetKinds.All);

    /// <summary>The model in such bytes.</summary>
    /// <param name="bytes">What <see cref="Write"/> has made.</param>
    /// <param name="kinds">Architectures that it may have.</param>
    /// <exception cref="InvalidDataException">They hold none.</exception>
    internal static TrainedModel Read(ReadOnlySpan<byte> bytes, ImmutableArray<Kind<ModelSettings>> kinds)
    {
        var rest = bytes.Length < sizeof(int) ? [] : bytes[sizeof(int)..];
        var length = bytes.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return length >= 0 && length <= rest.Length
            ? ModelDescription.Parse(rest[..length], kinds).With(WeightsFile.Read(rest[length..]), kinds)
            : throw new InvalidDataException("The bytes are not those of a model.");
    }
}
