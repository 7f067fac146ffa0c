namespace ActorSearch.Coordinator.State.Facts;

/// <summary>Why a search ended before its last configuration.</summary>
/// <param name="Configurations">How many were begun.</param>
/// <param name="IsByClock">Whether the time decided, so that another run may end elsewhere.</param>
/// <param name="Reason">The end of a sentence, for example «search.stop.after = 2h is reached».</param>
public sealed record EarlyEnd(int Configurations, bool IsByClock, string Reason);
