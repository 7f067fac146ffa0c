using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;
using TorchSharp;

namespace ActorSearch.TrainerNode.Tests.Models.Torch;

/// <summary>Counts the tensors of the whole process, so it runs while nothing else does.</summary>
[CollectionDefinition(nameof(TorchMemoryTests), DisableParallelization = true)]
[Collection(nameof(TorchMemoryTests))]
public class TorchMemoryTests
{
    [Fact]
    public void Two_hundred_trainings_leave_no_tensor_behind()
    {
        using var run = new TrainingRun(Some.Sine(), Some.Validation, 1);
        var hyperparameters = Some.Hyperparameters with { Model = Some.Mlp([8, 8], dropout: 0.1), Training = new TrainingSettings(16, 2, null) };
        run.TrainFold(hyperparameters, 0, null, CancellationToken.None);

        // What other tests left to the finaliser must not hide what these trainings leave.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = torch.Tensor.TotalCount;
        for (var training = 0; training < 200; training++)
        {
            run.TrainFold(hyperparameters, training % 5, null, CancellationToken.None);
        }

        Assert.Equal(before, torch.Tensor.TotalCount);
    }
}
