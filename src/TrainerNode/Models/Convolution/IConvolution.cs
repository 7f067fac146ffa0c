namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>The arithmetic of one convolution: its maps, and from the slopes of these the gradient of its weights and the slopes of its input.</summary>
internal unsafe interface IConvolution
{
    /// <summary>How the images have to lie.</summary>
    ImageFrame Frame { get; }

    /// <summary>Most images at once; follows from the shape alone.</summary>
    int Group { get; }

    /// <summary>Before the maps of a batch.</summary>
    /// <param name="parameters">The flat block, unchanged until the batch has gone back.</param>
    void Begin(float* parameters);

    /// <summary>Maps of a group of images.</summary>
    /// <param name="images">One after the other, in their frames.</param>
    /// <param name="count">At most <see cref="Group"/>.</param>
    /// <param name="maps">images × pixels × channels, replaced.</param>
    void Forward(float* images, int count, float* maps);

    /// <summary>Before the slopes of a batch.</summary>
    void BeginBackward();

    /// <summary>
    /// Adds a group's part to the gradient of the weights. Each group is summed by itself, which keeps sums short and rounding small.
    /// </summary>
    /// <param name="images">One after the other, in their frames.</param>
    /// <param name="count">At most <see cref="Group"/>.</param>
    /// <param name="slopes">Of the maps: images × pixels × channels.</param>
    /// <param name="gradients">Laid out as the parameters are.</param>
    /// <param name="below">Derivatives where the images came from, replaced by the slopes of the loss there: images × pixels × channels. Null: not wanted.</param>
    void Backward(float* images, int count, float* slopes, float* gradients, float* below);

    /// <summary>After all groups of a batch.</summary>
    void EndBackward(float* gradients);
}
