namespace ActorSearch.TrainerNode.Data.Columnar;

/// <summary>The whole numbers and truths of a structure in Thrift's compact protocol, and of the structures in it; texts are skipped.</summary>
internal sealed class ThriftNumbers
{
    private const int Deepest = 8;

    private readonly Dictionary<(int Structure, int Field), long> _numbers = [];
    private readonly Stream _stream;

    private ThriftNumbers(Stream stream) => _stream = stream;

    /// <summary>Reads a structure, and leaves the stream behind it.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or has lists.</exception>
    public static ThriftNumbers Read(Stream stream)
    {
        var read = new ThriftNumbers(stream);
        read.ReadStructure(0, 0);
        return read;
    }

    /// <summary>A number; a truth is 1 or 0.</summary>
    /// <param name="structure">0, or the field of the outer structure that has the structure.</param>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public long Get(int structure, int field) => GetOrNull(structure, field) ?? throw new InvalidDataException("a header of a page lacks a number");

    /// <inheritdoc cref="Get"/>
    /// <returns>Null if it is not there.</returns>
    public long? GetOrNull(int structure, int field) => _numbers.TryGetValue((structure, field), out var number) ? number : null;

    private void ReadStructure(int structure, int depth)
    {
        if (depth > Deepest) throw new InvalidDataException("a header of a page is nested too deeply");
        for (var field = 0; Next() is > 0 and var head;)
        {
            field = head >> 4 is > 0 and var step ? field + step : (int)Number();
            switch (head & 15)
            {
                case 1 or 2:
                    Add(structure, field, (head & 15) == 1 ? 1 : 0);
                    break;
                case 3:
                    Add(structure, field, Next());
                    break;
                case 4 or 5 or 6:
                    Add(structure, field, Number());
                    break;
                case 7:
                    Skip(sizeof(double));
                    break;
                case 8:
                    Skip(Unsigned());
                    break;
                case 12:
                    ReadStructure(depth == 0 ? field : -1, depth + 1);
                    break;
                default:
                    throw new InvalidDataException("a header of a page has a field that is not understood");
            }
        }
    }

    private void Add(int structure, int field, long number)
    {
        if (structure >= 0) _numbers[(structure, field)] = number;
    }

    private void Skip(ulong bytes)
    {
        if (bytes > (ulong)(_stream.Length - _stream.Position)) throw new InvalidDataException("a header of a page is longer than the file");
        _stream.Position += (long)bytes;
    }

    private int Next() => _stream.ReadByte() is >= 0 and var next ? next : throw new InvalidDataException("the file ends in a header of a page");

    private long Number() => Unsigned() is var number && (number & 1) == 0 ? (long)(number >> 1) : ~(long)(number >> 1);

    private ulong Unsigned()
    {
        var number = 0ul;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Next();
            number |= (ulong)(next & 127) << shift;
            if (next < 128) return number;
        }

        throw new InvalidDataException("a header of a page has a number of more than 64 bits");
    }
}
