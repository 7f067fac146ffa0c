using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>Writes what a finished search leaves beside its database.</summary>
/// <param name="files">Where.</param>
/// <param name="study">Its results.</param>
public sealed class ResultFiles(OutputFiles files, StudyReader study)
{
    /// <summary>Writes the three tables.</summary>
    /// <param name="view">What the reader reads, as tables show it.</param>
    /// <exception cref="IOException">The disk is full or refuses; files of earlier runs are still whole.</exception>
    public void WriteTables(StudyView view)
    {
        AtomicFile.Write(files.Configurations, stream => ConfigurationsCsv.Write(stream, view));
        AtomicFile.Write(files.Folds, stream => FoldsCsv.Write(stream, study.Folds()));
        AtomicFile.Write(files.Curves, stream => CurvesCsv.Write(stream, study.Curves()));
    }

    /// <summary>Writes the model, then <c>best.json</c>, which thereby speaks of a model that is there.</summary>
    /// <param name="experiment">What was searched.</param>
    /// <param name="found">What was found.</param>
    /// <param name="versions">What it was made with.</param>
    /// <exception cref="IOException">As above.</exception>
    public void WriteBest(Experiment experiment, SearchEnd.Finished found, Versions versions)
    {
        ModelFolder.Save(files.Model, TrainedModelBytes.Read(found.Model));
        AtomicFile.Write(files.Best, stream => BestJson.Write(stream, experiment, found, study.Card.DataSha256, versions));
    }

    /// <summary>Takes an earlier run's winner away, where now there is none.</summary>
    public void DeleteBest()
    {
        File.Delete(files.Best);
        if (Directory.Exists(files.Model))
        {
            Directory.Delete(files.Model, recursive: true);
        }
    }
}
