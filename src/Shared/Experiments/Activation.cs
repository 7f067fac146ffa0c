namespace ActorSearch.Shared.Experiments;

/// <summary>The nonlinearity after each hidden layer.</summary>
public enum Activation
{
    /// <summary>x·Φ(x) with the exact normal distribution function, not the tanh approximation.</summary>
    Gelu,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>min(max(0, x), 6).</summary>
    Relu6,

    /// <summary>x·sigmoid(x), also called swish.</summary>
    Silu,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>x for x ≥ 0, else 0.01·x.</summary>
    LeakyRelu,
}
