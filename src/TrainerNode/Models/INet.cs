using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Models;

/// <summary>
/// One net in one training: it turns a batch into a gradient and rows into predictions. Everything around that (batches, first
/// weights, optimiser, early stopping, metrics) is the same code for all engines. One thread uses it from creation to disposal.
/// </summary>
public interface INet : IDisposable
{
    /// <summary>Where the parameters lie.</summary>
    ParameterLayout Layout { get; }

    /// <summary>The parameters themselves, <see cref="ParameterLayout.Length"/> floats; writing changes the net.</summary>
    Span<float> Parameters { get; }

    /// <summary>Gradient of the last batch's mean loss, laid out as the parameters are.</summary>
    ReadOnlySpan<float> Gradients { get; }

    /// <summary>Rows that fit into <see cref="Inputs"/>.</summary>
    int Capacity { get; }

    /// <summary>The rows to work on, capacity × inputs, row by row: the caller fills it before each call.</summary>
    Span<float> Inputs { get; }

    /// <summary>The targets of these rows, capacity × outputs (see <see cref="NetDefinition.Targets"/>): the caller fills it before <see cref="Backpropagate"/>.</summary>
    Span<float> Targets { get; }

    /// <summary>Forward and backward through the first rows of <see cref="Inputs"/>, with dropout: replaces <see cref="Gradients"/>.</summary>
    /// <param name="rows">How many rows, 1 to <see cref="Capacity"/>.</param>
    /// <param name="dropout">Masks are drawn from it layer by layer, row by row, one draw a hidden unit (see <see cref="DropoutMask"/>).</param>
    /// <returns>Mean loss over the rows and outputs, before the step; NaN where they have none, and then the gradient is 0.</returns>
    float Backpropagate(int rows, ref RandomStream dropout);

    /// <summary>Forward through the first rows of <see cref="Inputs"/>, without dropout.</summary>
    /// <param name="rows">How many rows, 1 to <see cref="Capacity"/>.</param>
    /// <returns>rows × outputs; valid until the next call.</returns>
    ReadOnlySpan<float> Predict(int rows);
}
