using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>The views that a batch of a certain number of rows needs: a training meets few such numbers, so they are made once.</summary>
/// <param name="Inputs">rows × inputs.</param>
/// <param name="OutputGradient">rows × outputs.</param>
/// <param name="Masks">rows × width of each hidden layer; empty without dropout.</param>
internal sealed record TorchRows(Tensor Inputs, Tensor OutputGradient, Tensor[] Masks) : IDisposable
{
    public void Dispose()
    {
        Inputs.Dispose();
        OutputGradient.Dispose();
        foreach (var mask in Masks)
        {
            mask.Dispose();
        }
    }
}
