namespace ActorSearch.Coordinator.Dashboard.Answers;

/// <summary>How a search with races, comparisons or several goals comes along.</summary>
/// <param name="Saved">Sentences on what was not trained.</param>
/// <param name="Folds">A number of folds, and how many configurations were trained on so many; empty where none was pruned.</param>
/// <param name="Epochs">The epochs of a comparison, and how many configurations came to them; empty without comparisons.</param>
/// <param name="Front">The front; null where there is one goal.</param>
internal sealed record CourseAnswer(IReadOnlyList<string> Saved, IReadOnlyList<int[]> Folds, IReadOnlyList<int[]> Epochs, FrontAnswer? Front)
{
    /// <summary>Nothing to show.</summary>
    public static CourseAnswer None { get; } = new([], [], [], null);
}

/// <summary>Configurations by their goals.</summary>
/// <param name="Goals">Their names, that which ranks first.</param>
/// <param name="Members">How many configurations are on the front.</param>
/// <param name="Points">The best ones by the first goal.</param>
internal sealed record FrontAnswer(IReadOnlyList<string> Goals, int Members, IReadOnlyList<GoalPoint> Points);

/// <summary>A configuration by its goals.</summary>
/// <param name="Values">One for each goal.</param>
/// <param name="Front">Whether it is on the front.</param>
internal sealed record GoalPoint(int Configuration, IReadOnlyList<double> Values, bool Front);
