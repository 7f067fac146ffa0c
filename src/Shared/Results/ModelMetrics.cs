namespace ActorSearch.Shared.Results;

/// <summary>How good predictions are beside their loss; one record per kind of target.</summary>
public abstract record ModelMetrics
{
    private protected ModelMetrics()
    {
    }
}
