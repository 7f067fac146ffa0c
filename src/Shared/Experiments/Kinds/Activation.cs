namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>The nonlinearity after each hidden layer.</summary>
/// <param name="Word">Its name in the experiment file and in a model's description.</param>
public abstract record Activation(string Word)
{
    /// <summary>Whether a larger x never gives a smaller value: then a maximum may be taken before it.</summary>
    public virtual bool Rises => false;
}
