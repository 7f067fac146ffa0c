using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>Images that are varied each time they are asked for, before they are scaled.</summary>
/// <param name="rows">The images.</param>
/// <param name="augmentation">How they are varied.</param>
internal sealed class AugmentedRows(PixelRows rows, Augmentation augmentation) : IRowSource
{
    private RandomStream _stream;

    public int Columns => rows.Columns;

    /// <summary>Begins an epoch.</summary>
    /// <param name="stream">What it draws from, image by image in the order in which they are asked for.</param>
    public void Begin(RandomStream stream) => _stream = stream;

    public float Target(int row) => rows.Target(row);

    public void CopyInputs(int row, Span<float> inputs)
    {
        rows.CopyPixels(row, inputs);
        augmentation.Apply(inputs, ref _stream);
        rows.Scale(inputs);
    }
}
