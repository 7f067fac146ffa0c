namespace ActorSearch.Coordinator.Reporting.Files;

/// <summary>The paths of the files in an output folder.</summary>
/// <param name="Folder">The folder.</param>
public sealed record OutputFiles(string Folder)
{
    /// <summary>A row a configuration.</summary>
    public string Configurations => Path.Combine(Folder, "configurations.csv");

    /// <summary>A row a fold.</summary>
    public string Folds => Path.Combine(Folder, "folds.csv");

    /// <summary>A row an epoch.</summary>
    public string Curves => Path.Combine(Folder, "curves.csv");

    /// <summary>A row a training row that validated the winner.</summary>
    public string Predictions => Path.Combine(Folder, "predictions.csv");

    /// <summary>The winner.</summary>
    public string Best => Path.Combine(Folder, "best.json");

    /// <summary>The analysis of the final model, for classes.</summary>
    public string Analysis => Path.Combine(Folder, "analysis.json");

    /// <summary>All of it to look at.</summary>
    public string Report => Path.Combine(Folder, "report.html");

    /// <summary>This run beside another.</summary>
    public string Comparison => Path.Combine(Folder, "comparison.html");

    /// <summary>The folder of the winner's model.</summary>
    public string Model => Path.Combine(Folder, "model");

    /// <summary>What a user of the model has to know.</summary>
    public string Card => Path.Combine(Model, "MODEL.md");

    /// <summary>The folder of the logs.</summary>
    public string Log => Path.Combine(Folder, "log");
}
