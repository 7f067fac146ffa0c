using ActorSearch.Inference;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests.Documents;

/// <summary>The code of README.md, docs/final-model.md and the README of the package that predicts; they read the model of a run.</summary>
internal static class ModelExamples
{
    public static void LoadInTorch()
    {
        var net = nn.Sequential(
            nn.Linear(1, 64), nn.GELU(),
            nn.Linear(64, 128), nn.GELU(),
            nn.Linear(128, 1));
        net.load("runs/default/model/weights.dat");
    }

    public static double Predict()
    {
        using var model = InferenceModel.Load("runs/houses/model");
        var one = model.Predict(new Dictionary<string, object?> { ["area"] = 120.0, ["colour"] = "red", ["rooms"] = null });
        return one.Number;
    }

    public static void PredictWithADate()
    {
        using var model = InferenceModel.Load("runs/houses/model");

        Prediction one = model.Predict(new Dictionary<string, object?> { ["area"] = 120.0, ["colour"] = "red", ["built"] = new DateOnly(1998, 5, 1), ["rooms"] = null });
        Console.WriteLine(one.Number);
    }
}
