namespace ActorSearch.TrainerNode.Analysis;

/// <summary>Why a row is shown layer by layer.</summary>
internal enum RowChoice
{
    /// <summary>The user asked for it.</summary>
    Asked,

    /// <summary>One of two rows of different classes, both predicted correctly, that are nearly the same for the net.</summary>
    LookAlike,

    /// <summary>The mistake that the net is most sure of.</summary>
    Mistake,
}
