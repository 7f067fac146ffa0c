namespace ActorSearch.Shared.Experiments;

/// <summary>How training images are varied each time they are shown; validation and test images never are.</summary>
/// <param name="Rotation">Largest turn either way, in degrees, in [0, 180].</param>
/// <param name="Shift">Largest shift along each axis either way, in whole pixels, ≥ 0.</param>
/// <param name="Noise">Standard deviation of the normal noise on each pixel, ≥ 0; a pixel is 0 to 1.</param>
public sealed record AugmentationSettings(double Rotation, int Shift, double Noise)
{
    /// <summary>Images as they are.</summary>
    public static AugmentationSettings None { get; } = new(0, 0, 0);
}
