using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Runtime.Serialization;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// Reads a payload without building anything and refuses it unless it is one whole message as the protocol declares it. Hyperion itself
/// trusts a frame: it allocates whatever length an array claims, follows nesting until the stack ends, and puts any allowed type
/// anywhere. This check prevents all of that: each length is covered by bytes that are there, and each value fits its member.
/// </summary>
internal sealed class FrameCheck
{
    private const byte Null = 0;
    private const byte BytesMark = 9;
    private const byte ScalarArrayMark = 252;
    private const byte NumberedType = 254;
    private const byte NamedType = 255;

    /// <summary>Deeper than any of our messages; otherwise a recursive type could overflow the stack.</summary>
    private const int MaximumDepth = 32;

    private readonly WireTypes _types;
    private readonly FrozenDictionary<string, Type> _byName;

    public FrameCheck(WireTypes types)
    {
        _types = types;
        _byName = types.Known.ToFrozenDictionary(AllowedTypes.ShortName);
    }

    /// <exception cref="SerializationException">The payload is not one whole <paramref name="message"/>.</exception>
    public void Check(ReadOnlySpan<byte> payload, Type message)
    {
        var frame = new WireFrame(payload);
        Marked(ref frame, message, mayBeNull: false, elementsMayBeNull: false, depth: 0);
        if (!frame.IsAtEnd)
            throw WireFrame.Refused("bytes follow the message");
    }

    /// <summary>A value that is announced by its type.</summary>
    private void Marked(ref WireFrame frame, Type declared, bool mayBeNull, bool elementsMayBeNull, int depth)
    {
        if (depth > MaximumDepth)
            throw WireFrame.Refused("it is nested too deeply");

        var description = _types.Described[declared];
        if (description is WireType.Optional optional)
        {
            mayBeNull = true;
            description = _types.Described[optional.Underlying];
        }

        var mark = frame.Byte();
        if (mark == Null)
        {
            if (!mayBeNull)
                throw WireFrame.Refused($"a {declared} is missing");
            return;
        }

        switch (description)
        {
            case WireType.Scalar scalar:
                Expect(mark, scalar.Mark, declared);
                Plain(ref frame, scalar, mayBeNull);
                break;
            case WireType.Bytes:
                Expect(mark, BytesMark, declared);
                frame.Skip(frame.Length());
                break;
            case WireType.ScalarArray array:
                Expect(mark, ScalarArrayMark, declared);
                Expect(frame.Byte(), array.Element.Mark, declared);
                Scalars(ref frame, array.Element, elementsMayBeNull);
                break;
            default:
                Object(ref frame, TypeOf(ref frame, mark), description, elementsMayBeNull, depth);
                break;
        }
    }

    private void Object(ref WireFrame frame, Type actual, WireType declared, bool elementsMayBeNull, int depth)
    {
        if (actual != declared.Type && !(declared is WireType.Closed closed && closed.Cases.Contains(actual)))
            throw WireFrame.Refused($"it has a {actual} in place of a {declared.Type}");

        switch (_types.Described[actual])
        {
            case WireType.Variants choice:
                Named(frame.Take(choice.Number.Size), choice);
                break;
            case WireType.ObjectArray array:
                var length = frame.Length();
                for (var i = 0; i < length; i++)
                    Marked(ref frame, array.Element, elementsMayBeNull, elementsMayBeNull: false, depth + 1);
                break;
            case WireType.Composite composite:
                foreach (var field in composite.Fields)
                {
                    if (_types.Described[field.Type] is WireType.Scalar scalar)
                        Plain(ref frame, scalar, field.MayBeNull);
                    else
                        Marked(ref frame, field.Type, field.MayBeNull, field.ElementsMayBeNull, depth + 1);
                }

                break;
            default:
                throw WireFrame.Refused($"nothing can be a {actual} alone");
        }
    }

    private static void Plain(ref WireFrame frame, WireType.Scalar scalar, bool mayBeNull)
    {
        if (scalar.Type == typeof(string))
            frame.String(mayBeNull);
        else if (scalar.Type == typeof(bool) && frame.Byte() > 1)
            throw WireFrame.Refused("a truth value is neither true nor false");
        else if (scalar.Type != typeof(bool))
            frame.Skip(scalar.Size);
    }

    private static void Scalars(ref WireFrame frame, WireType.Scalar element, bool mayBeNull)
    {
        var length = frame.Length();
        for (var i = 0; i < length; i++)
            Plain(ref frame, element, mayBeNull);
    }

    private static void Named(ReadOnlySpan<byte> number, WireType.Variants choice)
    {
        var value = number.Length switch
        {
            1 => Enum.ToObject(choice.Type, number[0]),
            4 => Enum.ToObject(choice.Type, BinaryPrimitives.ReadInt32LittleEndian(number)),
            _ => Enum.ToObject(choice.Type, BinaryPrimitives.ReadInt64LittleEndian(number)),
        };
        if (!Enum.IsDefined(choice.Type, value))
            throw WireFrame.Refused($"{choice.Type} has no value {value}");
    }

    /// <summary>By number among the known types, by name, or by number among those that this frame has named.</summary>
    private Type TypeOf(ref WireFrame frame, byte mark)
    {
        if (mark == NamedType)
        {
            var named = _byName.GetValueOrDefault(frame.Name()) ?? throw WireFrame.Refused("it holds a type that is not on the list");
            frame.Remember(named);
            return named;
        }

        if (mark != NumberedType)
            throw WireFrame.Refused($"it has the mark {mark} in place of a type");
        int number = BinaryPrimitives.ReadUInt16LittleEndian(frame.Take(sizeof(ushort)));
        return number < _types.Known.Length ? _types.Known[number] : frame.Remembered(number - _types.Known.Length);
    }

    private static void Expect(byte mark, byte expected, Type declared)
    {
        if (mark != expected)
            throw WireFrame.Refused($"it has the mark {mark} in place of a {declared}");
    }
}
