namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>What a net minimises: the value, and its derivative by each prediction.</summary>
internal unsafe interface IDenseLoss
{
    /// <summary>Mean loss over rows and outputs.</summary>
    /// <param name="predictions">rows × outputs; a row starts every <paramref name="stride"/> floats.</param>
    /// <param name="targets">rows × outputs, without gaps.</param>
    /// <param name="slopes">The derivative of the mean by each prediction, laid out as these; gaps are left alone.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="outputs">Outputs a row.</param>
    /// <param name="stride">Floats from a row of predictions to the next.</param>
    float Differentiate(float* predictions, float* targets, float* slopes, int rows, int outputs, int stride);
}
