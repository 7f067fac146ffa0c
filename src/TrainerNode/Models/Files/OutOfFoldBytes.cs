using System.Buffers.Binary;

namespace ActorSearch.TrainerNode.Models.Files;

/// <summary>
/// The result of a winner's fold that was trained again, in one block of bytes: the number of predictions, the predictions as IEEE singles, all
/// little-endian, and the bytes of the model where it was asked for.
/// </summary>
public static class OutOfFoldBytes
{
    /// <param name="predictions">Of the validation rows, ascending, in the unit in which the target is stored; for classes their probabilities, rows × classes.</param>
    /// <param name="model">Null where it was not asked for.</param>
    public static byte[] Write(ReadOnlySpan<float> predictions, TrainedModel? model)
    {
        var bytes = new byte[sizeof(int) + (sizeof(float) * predictions.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, predictions.Length);
        for (var i = 0; i < predictions.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(sizeof(int) + (sizeof(float) * i)), predictions[i]);
        }

        return model is null ? bytes : [.. bytes, .. TrainedModelBytes.Write(model)];
    }

    /// <summary>The predictions in such bytes.</summary>
    /// <exception cref="InvalidDataException">They hold none.</exception>
    public static float[] Predictions(ReadOnlySpan<byte> bytes)
    {
        var predictions = new float[CountOf(bytes)];
        for (var i = 0; i < predictions.Length; i++)
        {
            predictions[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(sizeof(int) + (sizeof(float) * i))..]);
        }

        return predictions;
    }

    /// <summary>The model in such bytes.</summary>
    /// <exception cref="InvalidDataException">They hold none.</exception>
    public static TrainedModel Model(ReadOnlySpan<byte> bytes) => TrainedModelBytes.Read(bytes[(sizeof(int) + (sizeof(float) * CountOf(bytes)))..]);

    private static int CountOf(ReadOnlySpan<byte> bytes)
    {
        var count = bytes.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return count >= 0 && count <= (bytes.Length - sizeof(int)) / sizeof(float)
            ? count
            : throw new InvalidDataException("The bytes are not those of predictions.");
    }
}
