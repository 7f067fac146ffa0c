using System.Text;
using ActorSearch.Coordinator.Reporting.Cards;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.Reporting.Json;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Analysis;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Stored;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Objectives;

namespace ActorSearch.Coordinator.Reporting.Files;

/// <summary>Writes what a finished search leaves beside its database.</summary>
/// <param name="files">Where.</param>
/// <param name="study">Its results.</param>
public sealed class ResultFiles(OutputFiles files, IStudyReader study)
{
    /// <summary>Writes the three tables.</summary>
    /// <exception cref="IOException">The disk is full or refuses; files of earlier runs are still whole.</exception>
    public void WriteTables(StudyView view)
    {
        AtomicFile.Write(files.Configurations, stream => ConfigurationsCsv.Write(stream, view));
        AtomicFile.Write(files.Folds, stream => FoldsCsv.Write(stream, study.Folds(), view.Experiment.Metrics));
        AtomicFile.Write(files.Curves, stream => CurvesCsv.Write(stream, study.Curves(), view.Experiment.Metrics));
    }

    /// <summary>Writes the model, if there is one, and, for classes, its analysis, then <c>best.json</c>, so that it always refers to an existing model.</summary>
    /// <param name="data">What it was searched on.</param>
    /// <param name="found">What was found.</param>
    /// <param name="predicted">The winner's out-of-fold predictions, or null.</param>
    /// <param name="remarks">What a user should know of it.</param>
    /// <param name="view">All of the search.</param>
    /// <returns>The threshold of the model; null if it has none.</returns>
    /// <exception cref="IOException">As above.</exception>
    public ThresholdReport? WriteBest(Experiment experiment, DataSet data, SearchEnd.Finished found, OutOfFoldPredictions? predicted, Versions versions, IReadOnlyCollection<Remark> remarks, StudyView view)
    {
        var delivered = DeliveredModel.Read(found.Model);
        var net = (delivered as DeliveredModel.Net)?.Model;
        var threshold = ThresholdReport.Create(experiment, predicted, net, data);
        if (net is not null) net = threshold?.Decided(net) ?? net;
        var sha256 = study.Card.DataSha256;
        var best = Task.Run(() =>
        {
            var json = new MemoryStream();
            BestJson.Write(json, experiment, found, sha256, versions, data.Train.Classes, remarks, view, threshold);
            return json;
        });
        if (net is not null)
        {
            ModelFolder.Save(files.Model, net);
        }
        else
        {
            DeleteModel();
            if (delivered is DeliveredModel.Files(var bytes)) ModelFiles.Unpack(bytes, files.Model);
        }

        WriteAnalysis(net, data, found, experiment.Analysis);
        FinishedStage.Free(data.Train.Inputs);
        WritePredictions(predicted);
        AtomicFile.Write(files.Best, best.GetAwaiter().GetResult().WriteTo);
        return threshold;
    }

    /// <summary>Writes <c>MODEL.md</c> beside the net; files that an objective of the user's delivers stay alone.</summary>
    /// <exception cref="IOException">As above.</exception>
    public void WriteCard(StudyView view, DataSet data, SearchEnd.Finished found, Versions versions, IReadOnlyCollection<Remark> remarks, ThresholdReport? threshold)
    {
        if (DeliveredModel.Read(found.Model) is not DeliveredModel.Net(var net)) return;
        var text = new ModelCard(view, data, found, threshold?.Decided(net) ?? net).Write(versions.ActorSearch, remarks, threshold);
        AtomicFile.Write(files.Card, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Takes an earlier run's winner away, where now there is none.</summary>
    public void DeleteBest()
    {
        File.Delete(files.Best);
        File.Delete(files.Predictions);
        File.Delete(files.Analysis);
        DeleteModel();
    }

    private void DeleteModel()
    {
        if (Directory.Exists(files.Model))
        {
            Directory.Delete(files.Model, recursive: true);
        }
    }

    private void WritePredictions(OutOfFoldPredictions? predicted)
    {
        if (predicted is null)
        {
            File.Delete(files.Predictions);
            return;
        }

        AtomicFile.Write(files.Predictions, stream => OutOfFoldCsv.Write(stream, predicted));
    }

    private void WriteAnalysis(TrainedModel? net, DataSet data, SearchEnd.Finished found, AnalysisSettings settings)
    {
        if (net is null || net.Classes.IsEmpty || !AnalysisJson.Knows(net) || (data.Test ?? data.Train).Rows < AnalysisJson.FewestRows)
        {
            // An earlier run of the study may have been of other refits, but its analysis would speak of another model.
            File.Delete(files.Analysis);
            return;
        }

        var refit = new TrainingCourse("refit", new LossCurves(found.Kept.TrainCurve, found.Kept.ValidationCurve));
        var folds = study.Curves(found.Winner.Index).Select(fold => new TrainingCourse($"fold {fold.Fold.Fold}", fold.Curves));
        AtomicFile.Write(
            files.Analysis, stream => stream.Write(AnalysisJson.Write(net, data, [refit, .. folds], settings)));
    }
}
