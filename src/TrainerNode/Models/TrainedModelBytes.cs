using System.Buffers.Binary;

namespace ActorSearch.TrainerNode.Models;

/// <summary>A trained model as one run of bytes, for the way between processes: length of the description, description, weights.</summary>
public static class TrainedModelBytes
{
    /// <summary>The bytes of a model.</summary>
    public static byte[] Write(TrainedModel model)
    {
        var description = ModelDescription.Of(model).ToJson();
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, description.Length);
        return [.. length, .. description, .. WeightsFile.Write(model.AllWeights())];
    }

    /// <summary>The model in such bytes.</summary>
    /// <exception cref="InvalidDataException">They hold none.</exception>
    public static TrainedModel Read(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes.Length < sizeof(int) ? [] : bytes[sizeof(int)..];
        var length = bytes.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return length >= 0 && length <= rest.Length
            ? ModelDescription.Parse(rest[..length]).With(WeightsFile.Read(rest[length..]))
            : throw new InvalidDataException("The bytes are not those of a model.");
    }
}
