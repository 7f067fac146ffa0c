namespace ActorSearch.Shared.Experiments;

/// <summary>What the values of an objective's hyperparameter are.</summary>
public enum ParameterForm
{
    /// <summary>Finite numbers.</summary>
    Number,

    /// <summary>Whole numbers.</summary>
    Whole,

    /// <summary>True and false.</summary>
    Flag,

    /// <summary>Texts of one line.</summary>
    Text,

    /// <summary>Each value is what it looks like: a number, true or false, null, or a text.</summary>
    Mixed,
}
