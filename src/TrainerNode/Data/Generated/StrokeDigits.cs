using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Generated;

/// <summary>
/// A generated set of handwriting-like digits, 28 × 28: each is drawn from strokes with a slant, turn, size, thickness and shift of
/// its own, so that classification runs without a download. Classes are balanced: image i shows the digit i mod 10.
/// </summary>
/// <param name="Digits">Training images; the test set has as many. ≥ 10.</param>
/// <param name="Seed">What they are drawn from.</param>
public sealed record StrokeDigits(int Digits, ulong Seed) : DataSource
{
    private static readonly Setting<int> Images = Define.Whole(
        "data.digits", SettingScope.Data, 2000, "Number of training digits, and also of test digits.", atLeast: 10, atMost: 200_000);

    public static readonly Kind<DataSettings> Kind = new(
        "stroke-digits", values => new StrokeDigits(values.Get(Images), values.Get(DataSection.Seed)), Images, DataSection.Seed);

    /// <inheritdoc/>
    public override bool HasImages => true;

    public static ImmutableArray<string> Classes { get; } =
        [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Size of each image.</summary>
    public static ImageShape Shape { get; } = new(28, 28);

    /// <summary>Draws a set.</summary>
    /// <param name="count">How many images, ≥ 1.</param>
    /// <param name="seed">Of the random draws.</param>
    /// <param name="part">0 for the training images, 1 for the test images: parts share no draw.</param>
    public static LabelledImages Generate(int count, ulong seed, int part)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var (packer, image, labels) = (new ImagePacker(Shape.Pixels), new byte[Shape.Pixels], new byte[count]);
        for (var i = 0; i < count; i++)
        {
            labels[i] = (byte)(i % Classes.Length);
            var stream = RandomStream.For(seed, StreamPurpose.GeneratedData, member: i, epoch: part);
            Draw(labels[i], ref stream, image);
            packer.Add(image);
        }

        return new LabelledImages(Shape, Classes, packer.Done(), labels);
    }

    /// <inheritdoc/>
    public override Checked<DataSet> Load(TableSpace space)
    {
        var (train, test) = (Generate(Digits, Seed, 0), Generate(Digits, Seed, 1));
        var hash = SHA256.HashData([.. train.Pixels.Sha256(), .. test.Pixels.Sha256()]);
        return new Checked<DataSet>.Right(new DataSet(DataTable.FromImages(train), DataTable.FromImages(test), Convert.ToHexStringLower(hash)));
    }

    private static void Draw(int digit, ref RandomStream stream, Span<byte> image)
    {
        var ways = DigitStrokes.Ways[digit];
        var strokes = ways[stream.NextInt32(ways.Length)];
        var hand = Hand.Draw(ref stream);
        var segments = new List<(Vector2 Start, Vector2 End)>();
        foreach (var stroke in strokes)
        {
            var previous = hand.Place(stroke[0], ref stream);
            foreach (var point in stroke.AsSpan(1))
            {
                var next = hand.Place(point, ref stream);
                segments.Add((previous, next));
                previous = next;
            }
        }

        Ink(segments, hand.Thickness / 2, image);
    }

    /// <summary>Full ink within the radius of a stroke; it fades to zero over one pixel.</summary>
    private static void Ink(List<(Vector2 Start, Vector2 End)> segments, float radius, Span<byte> image)
    {
        for (var y = 0; y < Shape.Height; y++)
        {
            for (var x = 0; x < Shape.Width; x++)
            {
                var pixel = new Vector2(x, y);
                var nearest = float.MaxValue;
                foreach (var (start, end) in segments)
                {
                    nearest = Math.Min(nearest, SquaredDistance(pixel, start, end));
                }

                var ink = Math.Clamp(radius + 0.5f - MathF.Sqrt(nearest), 0, 1);
                image[(y * Shape.Width) + x] = (byte)MathF.Round(255 * ink);
            }
        }
    }

    private static float SquaredDistance(Vector2 point, Vector2 start, Vector2 end)
    {
        var (alongX, alongY) = (end.X - start.X, end.Y - start.Y);
        var (fromX, fromY) = (point.X - start.X, point.Y - start.Y);
        var length = (alongX * alongX) + (alongY * alongY);
        var share = length > 0 ? Math.Clamp(((fromX * alongX) + (fromY * alongY)) / length, 0, 1) : 0;
        var (restX, restY) = (point.X - (start.X + (share * alongX)), point.Y - (start.Y + (share * alongY)));
        return (restX * restX) + (restY * restY);
    }

    /// <summary>
    /// One writer: the position of a digit's box in the image, and the thickness of the pen. Each product and sum is named here, also the fused ones:
    /// what the library's matrices fuse depends on the processor.
    /// </summary>
    /// <param name="Right">Where the box's right points, in pixels.</param>
    /// <param name="Down">Its lower edge.</param>
    /// <param name="Corner">Its upper left corner.</param>
    /// <param name="Thickness">Of the pen, in pixels.</param>
    private readonly record struct Hand(Vector2 Right, Vector2 Down, Vector2 Corner, float Thickness)
    {
        // In pixels, radians and shares of the box; wide enough that a linear classifier fails on a tenth of the digits.
        private const float BoxSize = 20, Unsteadiness = 0.018f;

        public static Hand Draw(ref RandomStream stream)
        {
            var slant = Between(-0.45f, 0.3f, ref stream);
            var turn = Between(-0.2f, 0.2f, ref stream);
            var width = BoxSize * Between(0.7f, 1.1f, ref stream);
            var height = BoxSize * Between(0.75f, 1.05f, ref stream);
            var thickness = Between(1.2f, 3.6f, ref stream);
            var shift = new Vector2(Between(-2, 2, ref stream), Between(-2, 2, ref stream));
            var centre = new Vector2((Shape.Width - 1) / 2f, (Shape.Height - 1) / 2f);
            var (sin, cos) = ((float)Elementary.Sin(turn), (float)Elementary.Cos(turn));

            // The box's middle to the origin, slanted, sized, turned, and moved to its place.
            var right = Turn(width, 0, sin, cos);
            var down = Turn(slant * width, height, sin, cos);
            var corner = Turn((-0.5f + (-0.5f * slant)) * width, -0.5f * height, sin, cos);
            return new Hand(right, down, new Vector2(corner.X + (centre.X + shift.X), corner.Y + (centre.Y + shift.Y)), thickness);
        }

        /// <summary>Position of a point of the box in the image; the hand is not quite steady.</summary>
        public Vector2 Place(Vector2 point, ref RandomStream stream)
        {
            var trembling = new Vector2((float)stream.NextNormal(), (float)stream.NextNormal()) * Unsteadiness;
            var (x, y) = (point.X + trembling.X, point.Y + trembling.Y);
            return new Vector2(
                MathF.FusedMultiplyAdd(Down.X, y, Right.X * x) + Corner.X,
                MathF.FusedMultiplyAdd(Down.Y, y, Right.Y * x) + Corner.Y);
        }

        private static Vector2 Turn(float x, float y, float sin, float cos) => new((x * cos) + (y * -sin), (x * sin) + (y * cos));

        private static float Between(float low, float high, ref RandomStream stream) => low + ((high - low) * stream.NextSingle());
    }
}
