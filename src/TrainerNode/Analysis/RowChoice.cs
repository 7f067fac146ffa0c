namespace ActorSearch.TrainerNode.Analysis;

/// <summary>Why a row is shown layer by layer.</summary>
internal enum RowChoice
{
    /// <summary>The user asked for it.</summary>
    Asked,

    /// <summary>One of two rows of different classes, both told apart rightly, that the net sees as nearly the same.</summary>
    LookAlike,

    /// <summary>The mistake that the net is most sure of.</summary>
    Mistake,
}
