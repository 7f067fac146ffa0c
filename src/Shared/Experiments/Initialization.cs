namespace ActorSearch.Shared.Experiments;

/// <summary>How the first weights are drawn. All but <see cref="Default"/> begin with biases of 0.</summary>
public enum Initialization
{
    /// <summary>PyTorch's for linear layers and convolutions: weights and biases uniform in ±1/√fan-in.</summary>
    Default,

    /// <summary>Every weight 1.</summary>
    Ones,

    /// <summary>Uniform in ±1, whatever the layer's size.</summary>
    Uniform,

    /// <summary>Uniform in ±√(6/(fan-in + fan-out)) (Glorot and Bengio, 2010).</summary>
    Xavier,

    /// <summary>Normal with deviation 1, whatever the layer's size.</summary>
    Normal,

    /// <summary>Normal with deviation √(1/fan-in) (LeCun et al., «Efficient BackProp», 1998).</summary>
    LeCun,

    /// <summary>Normal with deviation √(2/fan-in), made for rectifiers (He et al., 2015).</summary>
    Kaiming,
}
