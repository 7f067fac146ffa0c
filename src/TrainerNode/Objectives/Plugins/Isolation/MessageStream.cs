using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorSearch.TrainerNode.Objectives.Plugins.Isolation;

/// <summary>Messages over two pipes: a length of 8 bytes, little endian, and JSON or numbers of double precision. One thread reads; several may write.</summary>
internal sealed class MessageStream(Stream input, Stream output)
{
    private const int LongestMessage = 1 << 28;

    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly Lock _gate = new();

    /// <exception cref="IOException">Nobody reads.</exception>
    public void Write(HostMessage message) => Write(JsonSerializer.SerializeToUtf8Bytes(message, Options));

    /// <summary>Writes numbers, which <see cref="ReadNumbers"/> reads.</summary>
    /// <exception cref="IOException">Nobody reads.</exception>
    public void Write(ReadOnlySpan<double> numbers)
    {
        lock (_gate)
        {
            WriteLength((long)numbers.Length * sizeof(double));
            foreach (var start in Blocks(numbers.Length)) output.Write(MemoryMarshal.AsBytes(numbers[start..Math.Min(numbers.Length, start + Block)]));
            output.Flush();
        }
    }

    /// <summary>The next message; null at the end.</summary>
    /// <exception cref="IOException">The pipe is broken.</exception>
    /// <exception cref="JsonException">It is not a message.</exception>
    public HostMessage? Read()
    {
        if (ReadLength() is not { } length) return null;
        if (length is < 0 or > LongestMessage) throw new JsonException("It is longer than a message.");
        var bytes = new byte[length];
        input.ReadExactly(bytes);
        return JsonSerializer.Deserialize<HostMessage>(bytes, Options) ?? throw new JsonException("It is null.");
    }

    /// <exception cref="IOException">The pipe is broken.</exception>
    public double[] ReadNumbers()
    {
        var numbers = new double[(ReadLength() ?? throw new EndOfStreamException("The numbers are missing.")) / sizeof(double)];
        foreach (var start in Blocks(numbers.Length)) input.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan(start, Math.Min(Block, numbers.Length - start))));
        return numbers;
    }

    private const int Block = 1 << 20;

    // Of more numbers the bytes do not fit into one span.
    private static IEnumerable<int> Blocks(int numbers)
    {
        for (var start = 0; start < numbers; start += Block) yield return start;
    }

    private void Write(byte[] message)
    {
        lock (_gate)
        {
            WriteLength(message.Length);
            output.Write(message);
            output.Flush();
        }
    }

    private void WriteLength(long length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        output.Write(bytes);
    }

    private long? ReadLength()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        return input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : null;
    }
}
