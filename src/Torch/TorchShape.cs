namespace ActorSearch.Torch;

/// <summary>What goes into a module and comes out of it.</summary>
/// <param name="Inputs">Input columns.</param>
/// <param name="Outputs">One, or the number of classes.</param>
public sealed record TorchShape(int Inputs, int Outputs);
