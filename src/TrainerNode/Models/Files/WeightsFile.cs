using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace ActorSearch.TrainerNode.Models.Files;

/// <summary>
/// Weights as TorchSharp's <c>Module.load</c> reads them: a count, then for each parameter its name (length and UTF-8), the scalar
/// type, the number of dimensions, the dimensions, and the raw little-endian numbers. All integers are LEB128.
/// </summary>
public static class WeightsFile
{
    /// <summary>TorchSharp's number for float32.</summary>
    private const int Float32 = 6;

    /// <summary>The bytes of such a file.</summary>
    public static byte[] Write(ImmutableArray<NamedWeights> weights)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write7BitEncodedInt64(weights.Length);
        foreach (var parameter in weights)
        {
            writer.Write(parameter.Name);
            writer.Write7BitEncodedInt64(Float32);
            writer.Write7BitEncodedInt64(parameter.Shape.Length);
            foreach (var dimension in parameter.Shape)
            {
                writer.Write7BitEncodedInt64(dimension);
            }

            foreach (var value in parameter.Values)
            {
                writer.Write(value);
            }
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>The weights in such a file. Nothing is allocated that the bytes do not back.</summary>
    /// <exception cref="InvalidDataException">It is not a file of weights, or it has too few or too many bytes.</exception>
    public static ImmutableArray<NamedWeights> Read(ReadOnlySpan<byte> bytes)
    {
        var weights = ImmutableArray.CreateBuilder<NamedWeights>();
        for (var left = ReadInteger(ref bytes); left > 0; left--)
        {
            var name = Encoding.UTF8.GetString(Take(ref bytes, ReadInteger(ref bytes)));
            if (ReadInteger(ref bytes) is not Float32)
            {
                throw new InvalidDataException($"The weights of {name} are not 32-bit floats.");
            }

            weights.Add(ReadValues(name, ref bytes));
        }

        return bytes.IsEmpty ? weights.ToImmutable() : throw new InvalidDataException($"{bytes.Length} bytes follow the last weights.");
    }

    private static NamedWeights ReadValues(string name, ref ReadOnlySpan<byte> bytes)
    {
        var shape = ImmutableArray.CreateBuilder<int>();
        long count = 1;
        for (var left = ReadInteger(ref bytes); left > 0; left--)
        {
            var dimension = ReadInteger(ref bytes);
            count *= dimension;
            if (count > bytes.Length / sizeof(float))
            {
                throw TooShort();
            }

            shape.Add((int)dimension);
        }

        var raw = Take(ref bytes, count * sizeof(float));
        var values = new float[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(raw[(i * sizeof(float))..]);
        }

        return new NamedWeights(name, shape.ToImmutable(), values);
    }

    /// <summary>LEB128, at most 31 bits: a longer number cannot be a size here.</summary>
    private static long ReadInteger(ref ReadOnlySpan<byte> bytes)
    {
        long value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = Take(ref bytes, 1)[0];
            value |= (long)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value <= int.MaxValue ? value : throw new InvalidDataException("A size is too large.");
            }
        }

        throw new InvalidDataException("A size is too large.");
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, long count)
    {
        if (count > bytes.Length)
        {
            throw TooShort();
        }

        var taken = bytes[..(int)count];
        bytes = bytes[(int)count..];
        return taken;
    }

    private static InvalidDataException TooShort() => new("The weights end too early.");
}
