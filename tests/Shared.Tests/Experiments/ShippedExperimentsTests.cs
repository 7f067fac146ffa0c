using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Losses;

namespace ActorSearch.Shared.Tests.Experiments;

public class ShippedExperimentsTests
{
    [Theory]
    [InlineData("regression.conf")]
    [InlineData("default.conf")]
    public void The_reference_job_has_24_configurations_of_5_folds(string file)
    {
        var experiment = Read(file);

        Assert.Equal(24, Preview.Count(experiment));
        Assert.Equal(5, experiment.Validation.Trainings);
        Assert.Equal(
            ["training.batch-size", "optimizer.learning-rate", "model.hidden", "optimizer.weight-decay"],
            experiment.Space.Dimensions.Select(dimension => dimension.Path));
        Assert.Equal(new SmoothL1Loss(1), experiment.Configure(0, []).Hyperparameters.Loss);
        Assert.Equal(5, experiment.Refit.Restarts);
    }

    [Fact]
    public void The_reports_experiments_score_each_fold_at_its_best_epoch_and_the_default_all_folds_at_one()
    {
        Assert.Equal((SelectionRule.MeanBest, new RefitEpochs.MeanBest()), (Read("regression.conf").Selection.Rule, Read("regression.conf").Refit.Epochs));
        Assert.Equal((SelectionRule.OneEpoch, new RefitEpochs.Scored()), (Read("default.conf").Selection.Rule, Read("default.conf").Refit.Epochs));
        Assert.Equal(SelectionRule.OneEpoch, Read("digits.conf").Selection.Rule);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root(), "hocon", "experiments"), "mnist-*.conf"))
        {
            Assert.Equal(SelectionRule.MeanBest, Read(Path.GetFileName(file)).Selection.Rule);
        }
    }

    [Theory]
    [InlineData("digits.conf", 4)]
    [InlineData("mnist-fc.conf", 12)]
    [InlineData("mnist-cnn.conf", 2)]
    [InlineData("mnist-optimizers.conf", 15)]
    [InlineData("mnist-initialisation.conf", 7)]
    [InlineData("mnist-augmentation.conf", 8)]
    public void Every_experiment_with_classes_reads_and_has_its_grid(string file, int configurations)
    {
        var experiment = Read(file);

        Assert.Equal(configurations, Preview.Count(experiment));
        Assert.Equal(Path.GetFileNameWithoutExtension(file), experiment.Name);
        Assert.IsType<CrossEntropyLoss>(Preview.Suggest(experiment).First().Hyperparameters.Loss);
    }

    [Fact]
    public void Every_shipped_experiment_uses_all_its_settings()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root(), "hocon", "experiments"), "*.conf");

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Empty(Read(Path.GetFileName(file)).Unused));
    }

    private static Experiment Read(string file) =>
        Assert.IsType<Checked<Experiment>.Right>(ExperimentFile.Read(BuiltIn.Schema, Path.Combine(Repository.Root(), "hocon", "experiments", file), [])).Value;
}
