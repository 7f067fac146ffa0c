namespace ActorSearch;

/// <summary>Which configurations are tried; docs/search.md says which one when.</summary>
public enum SearchStrategy
{
    /// <summary>All: each hyperparameter needs a finite number of values.</summary>
    Grid = 1,

    /// <summary>Random ones.</summary>
    Random = 2,

    /// <summary>Evenly spread ones, a scrambled Sobol sequence.</summary>
    Sobol = 3,

    /// <summary>A strategy that learns, chosen by the space.</summary>
    Auto = 4,

    /// <summary>A Gaussian process.</summary>
    Gp = 5,

    /// <summary>Parzen estimators.</summary>
    Tpe = 6,

    /// <summary>Evolution with an adapted covariance.</summary>
    CmaEs = 7,
}
