using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Data;

/// <summary>
/// A generated set of handwriting-like digits, 28 × 28: each is drawn from strokes with a slant, turn, size, thickness and shift of
/// its own, so that classification runs without a download. Classes are balanced: image i shows the digit i mod 10.
/// </summary>
public static class StrokeDigits
{
    /// <summary>Names of the classes.</summary>
    public static ImmutableArray<string> Classes { get; } =
        [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Size of each image.</summary>
    public static ImageShape Shape { get; } = new(28, 28);

    /// <summary>Draws a set.</summary>
    /// <param name="count">How many images, ≥ 1.</param>
    /// <param name="seed">What they are drawn from.</param>
    /// <param name="part">0 for the training images, 1 for the test images: parts share no draw.</param>
    public static LabelledImages Generate(int count, ulong seed, int part)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var pixels = new byte[count * Shape.Pixels];
        var labels = new byte[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = (byte)(i % Classes.Length);
            var stream = RandomStream.For(seed, StreamPurpose.GeneratedData, member: i, epoch: part);
            Draw(labels[i], ref stream, pixels.AsSpan(i * Shape.Pixels, Shape.Pixels));
        }

        return new LabelledImages(Shape, Classes, pixels, labels);
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

    /// <summary>Full ink within the radius of a stroke, fading to none over one pixel.</summary>
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
        var along = end - start;
        var length = along.LengthSquared();
        var share = length > 0 ? Math.Clamp(Vector2.Dot(point - start, along) / length, 0, 1) : 0;
        return Vector2.DistanceSquared(point, start + (share * along));
    }

    /// <summary>One writer: how the box of a digit lies in the image, and how thick the pen is.</summary>
    private readonly record struct Hand(Matrix3x2 Placement, float Thickness)
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
            var placement = Matrix3x2.CreateTranslation(-0.5f, -0.5f)
                * new Matrix3x2(1, 0, slant, 1, 0, 0)
                * Matrix3x2.CreateScale(width, height)
                * Matrix3x2.CreateRotation(turn)
                * Matrix3x2.CreateTranslation(centre + shift);
            return new Hand(placement, thickness);
        }

        /// <summary>Where a point of the box lies in the image; the hand is not quite steady.</summary>
        public Vector2 Place(Vector2 point, ref RandomStream stream)
        {
            var trembling = new Vector2((float)stream.NextNormal(), (float)stream.NextNormal()) * Unsteadiness;
            return Vector2.Transform(point + trembling, Placement);
        }

        private static float Between(float low, float high, ref RandomStream stream) => low + ((high - low) * stream.NextSingle());
    }
}
