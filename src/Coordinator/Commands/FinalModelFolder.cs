using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Files;

namespace ActorSearch.Coordinator.Commands;

/// <summary>The final model in the output folder of a search.</summary>
internal static class FinalModelFolder
{
    /// <summary>Whether there are files of a final model that is not a net of ours.</summary>
    public static bool IsOfProgram(string folder)
    {
        var files = new OutputFiles(folder);
        return Directory.Exists(files.Model) && !File.Exists(Path.Combine(files.Model, ModelFolder.Description));
    }

    /// <summary>The model, or why there is none to use.</summary>
    public static Checked<TrainedModel> Load(string folder)
    {
        var files = new OutputFiles(folder);
        return File.Exists(files.Best) && !Directory.Exists(files.Model)
            ? Wrong(folder, "it has no model, because the objective of this experiment saves none.")
            : IsOfProgram(folder)
            ? Wrong(files.Model, "these are files of the experiment's own objective, which only its program can predict with.")
            : ModelFolder.Load(files.Model);
    }

    private static Checked<TrainedModel>.Wrong Wrong(string place, string sentence) => new([new Mistake(place, sentence)]);
}
