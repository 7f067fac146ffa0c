using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>Varies images of a training batch: a turn and a shift, then noise. Made for one image size; not thread-safe.</summary>
public sealed class Augmentation
{
    private readonly AugmentationSettings _settings;
    private readonly ImageShape _shape;
    private readonly float[] _original;

    /// <param name="settings">How much.</param>
    /// <param name="shape">Of each image.</param>
    public Augmentation(AugmentationSettings settings, ImageShape shape)
    {
        _settings = settings;
        _shape = shape;
        _original = new float[shape.Pixels];
    }

    /// <summary>Varies one image in place.</summary>
    /// <param name="image">Its pixels, row by row, background at 0.</param>
    /// <param name="stream">Draws the angle, the shift down and right, and the noise pixel by pixel; nothing for what is at 0.</param>
    public void Apply(Span<float> image, ref RandomStream stream)
    {
        var moves = false;
        var (angle, down, right) = (0.0, 0, 0);
        if (_settings.Rotation > 0)
        {
            angle = double.DegreesToRadians(_settings.Rotation * ((2 * stream.NextDouble()) - 1));
            moves = true;
        }

        if (_settings.Shift > 0)
        {
            down = stream.NextInt32((2 * _settings.Shift) + 1) - _settings.Shift;
            right = stream.NextInt32((2 * _settings.Shift) + 1) - _settings.Shift;
            moves = true;
        }

        if (moves) Move(image, angle, down, right);
        if (_settings.Noise > 0) PixelNoise.Add(image, _settings.Noise, ref stream);
    }

    /// <summary>Turns an image about its centre and shifts it, with bilinear sampling; 0 comes in from outside.</summary>
    /// <param name="image">Its pixels, row by row.</param>
    /// <param name="angle">Radians, counter-clockwise as one looks at it.</param>
    /// <param name="down">Pixels.</param>
    /// <param name="right">Pixels.</param>
    public void Move(Span<float> image, double angle, int down, int right)
    {
        image.CopyTo(_original);
        var (sin, cos) = ((float)Elementary.Sin(angle), (float)Elementary.Cos(angle));
        var (middleX, middleY) = ((_shape.Width - 1) / 2f, (_shape.Height - 1) / 2f);
        for (var y = 0; y < _shape.Height; y++)
        {
            for (var x = 0; x < _shape.Width; x++)
            {
                // Each pixel asks where it came from: the turn and shift, backwards.
                var (fromMiddleX, fromMiddleY) = (x - right - middleX, y - down - middleY);
                image[(y * _shape.Width) + x] = Sample(
                    middleX + (cos * fromMiddleX) - (sin * fromMiddleY), middleY + (sin * fromMiddleX) + (cos * fromMiddleY));
            }
        }
    }

    private float Sample(float x, float y)
    {
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (shareX, shareY) = (x - left, y - top);
        var upper = ((1 - shareX) * Pixel(left, top)) + (shareX * Pixel(left + 1, top));
        var lower = ((1 - shareX) * Pixel(left, top + 1)) + (shareX * Pixel(left + 1, top + 1));
        return ((1 - shareY) * upper) + (shareY * lower);
    }

    private float Pixel(int x, int y) =>
        (uint)x < (uint)_shape.Width && (uint)y < (uint)_shape.Height ? _original[(y * _shape.Width) + x] : 0;
}
