namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>Where one layer's parameters lie. Widths are padded to 16 floats, whatever the vector, for all machines alike.</summary>
/// <param name="Inputs">Units below.</param>
/// <param name="Outputs">Units of this layer.</param>
/// <param name="InputRow">Floats from one row of inputs to the next.</param>
/// <param name="OutputRow">Floats from one row of outputs to the next.</param>
/// <param name="Weights">Offset of the weights in the flat block.</param>
internal sealed record DenseLayer(int Inputs, int Outputs, int InputRow, int OutputRow, int Weights)
{
    /// <summary>
    /// The last layer of one output keeps its weights as one row: padded columns would make it sixteen times as large. All others lie
    /// in panels of sixteen outputs, so that every product runs along the outputs (<see cref="LinearProducts"/>).
    /// </summary>
    public bool HasOneOutput => OutputRow == 1;

    /// <summary>Offset of the bias in the flat block.</summary>
    public int Bias => checked(Weights + (HasOneOutput ? InputRow : Inputs * OutputRow));

    /// <summary>The two parameters.</summary>
    /// <param name="names">The same layer with its names in a saved model.</param>
    public IEnumerable<ParameterBlock> Blocks(LinearLayer names)
    {
        yield return HasOneOutput
            ? new ParameterBlock(names.WeightName, Outputs, Inputs, Inputs, Weights, InputRow, 1)
            : new ParameterBlock(names.WeightName, Outputs, Inputs, Inputs, Weights, 1, Padding.Unit) { PanelStride = LinearProducts.WeightPanel(Inputs) };
        yield return new ParameterBlock(names.BiasName, Outputs, 1, Inputs, Bias, 1, 1);
    }
}
