using System.Buffers.Binary;
using System.Text;

namespace ActorSearch.Shared.Tests.Wire;

/// <summary>What a broken or a hostile sender does to a frame; everything comes from the seed.</summary>
internal sealed class Mutations(int seed, byte[][] frames)
{
    private const int Form = sizeof(ulong);
    private static readonly int[] Lengths = [-1, 0, 1, 255, 65_535, 1_000_000, int.MaxValue, int.MinValue];
    private static readonly byte[] Marks = [0, 1, 7, 8, 9, 16, 251, 252, 253, 254, 255];

    private static readonly string[] Strangers =
    [
        "System.Diagnostics.Process, System.Diagnostics.Process", "System.Object,%core%", "System.IO.FileInfo,%core%",
        "System.String[],%core%", "System.Collections.Generic.List`1[[System.Object,%core%]],%core%",
    ];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var frame = new List<byte>(frames[_random.Next(frames.Length)]);
        for (var changes = 1 + _random.Next(3); changes > 0; changes--)
            Change(frame);
        return [.. frame];
    }

    private void Change(List<byte> frame)
    {
        var at = Place(frame);
        switch (_random.Next(8))
        {
            case 0 when at < frame.Count:
                frame[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when at < frame.Count:
                frame[at] = Marks[_random.Next(Marks.Length)];
                break;
            case 2:
                frame.RemoveRange(at, frame.Count - at);
                break;
            case 3:
                frame.RemoveRange(at, Math.Min(frame.Count - at, 1 + _random.Next(8)));
                break;
            case 4:
                var noise = new byte[_random.Next(200)];
                _random.NextBytes(noise);
                frame.InsertRange(at, noise);
                break;
            case 5 when at + sizeof(int) <= frame.Count:
                var length = new byte[sizeof(int)];
                BinaryPrimitives.WriteInt32LittleEndian(length, Lengths[_random.Next(Lengths.Length)]);
                frame.RemoveRange(at, sizeof(int));
                frame.InsertRange(at, length);
                break;
            case 6:
                var name = Encoding.UTF8.GetBytes(Strangers[_random.Next(Strangers.Length)]);
                frame.InsertRange(at, [255, .. BitConverter.GetBytes(name.Length), .. name]);
                break;
            default:
                var other = frames[_random.Next(frames.Length)];
                frame.InsertRange(at, other[_random.Next(other.Length)..]);
                break;
        }
    }

    /// <summary>Mostly behind the form, so that the frame is not refused at once.</summary>
    private int Place(List<byte> frame) =>
        _random.Next(frame.Count <= Form || _random.Next(20) == 0 ? 0 : Form, frame.Count + 1);
}
