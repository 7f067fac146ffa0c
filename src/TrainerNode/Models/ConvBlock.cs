namespace ActorSearch.TrainerNode.Models;

/// <summary>One block of a convolutional net; squares throughout.</summary>
/// <param name="Channels">Feature maps that it makes, ≥ 1.</param>
/// <param name="Kernel">Pixels along a side of the kernel, ≥ 1.</param>
/// <param name="Stride">Pixels from one place of the kernel to the next, ≥ 1.</param>
/// <param name="Padding">Zeros put around each map, ≥ 0.</param>
/// <param name="Pool">Pixels along a side of the square whose maximum is kept; 1 keeps all. ≥ 1.</param>
/// <param name="BatchNorm">Whether channels are normalised over the batch before the activation (Ioffe and Szegedy, 2015).</param>
public sealed record ConvBlock(int Channels, int Kernel, int Stride, int Padding, int Pool, bool BatchNorm);
