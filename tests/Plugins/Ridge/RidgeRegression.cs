using ActorSearch.Abstractions;

namespace ActorSearch.Tests.Ridge;

/// <summary>Linear regression with a penalty on its weights, solved in closed form: w = (XᵀX + αI)⁻¹ Xᵀy with an intercept that is not penalised.</summary>
public sealed class RidgeRegression : IObjective
{
    public const string Alpha = "alpha", Determination = "r2-of-fold";

    public string Name => "ridge";

    public IReadOnlyList<ObjectiveParameter> Parameters { get; } = [ObjectiveParameter.Number(Alpha, low: 0), ObjectiveParameter.Flag("squares", standard: false)];

    public IReadOnlyList<ObjectiveMetric> Metrics { get; } = [new(Determination, MetricDirection.Maximize)];

    public IObjectiveRun Open(ObjectiveData data) => new RidgeRun(data.Train!, data.Test);
}
