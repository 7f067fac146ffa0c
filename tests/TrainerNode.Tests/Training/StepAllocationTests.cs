using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Rows;
using ActorSearch.TrainerNode.Tests.Models;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Optimizers;
using ActorSearch.TrainerNode.Training.Schedules;

namespace ActorSearch.TrainerNode.Tests.Training;

/// <summary>What a step calls beside the net.</summary>
public class StepAllocationTests
{
    private const int Rows = 7, Outputs = 3;

    public static TheoryData<LossSettings> Losses =>
    [
        new MeanSquaredLoss(), new L1Loss(), new SmoothL1Loss(1), new HuberLoss(1), new QuantileLoss(0.9), new PoissonLoss(),
        new CrossEntropyLoss(0.1, new ClassWeights.Given([1, 2, 0])), new FocalLoss(2), new FocalLoss(0), new BinaryCrossEntropyLoss(),
    ];

    public static TheoryData<OptimizerSettings> Optimizers =>
    [
        new Sgd(0.1, 0.01, 0.9, true), new Adam(0.1, 0.01, 0.9, 0.999, 1e-8), new AdamW(0.1, 0.01, 0.9, 0.999, 1e-8),
        new Adamax(0.1, 0.01, 0.9, 0.999, 1e-8), new RmsProp(0.1, 0.01, 0.99, 1e-8, 0.9),
    ];

    public static TheoryData<ScheduleSettings> Schedules =>
        [new ConstantRate(), new CosineRate(0.1), new OneCycleRate(0.3, 25, 10000), new PlateauRate(0.5, 1, 1e-4), new StepRate(2, 0.5)];

    public static TheoryData<double, int, double> Augmentations => new() { { 10, 0, 0 }, { 0, 2, 0 }, { 0, 0, 0.2 } };

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_allocates_nothing(LossSettings loss)
    {
        var (predictions, slopes) = (new float[Rows * Outputs], new float[Rows * Outputs]);
        var targets = new float[Rows * loss.TargetColumns(Outputs)];
        Allocations.AssertNone(() => loss.Gradient(predictions, targets, slopes));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void An_optimiser_allocates_nothing(OptimizerSettings settings)
    {
        var optimizer = settings.Create(64);
        float[] parameters = new float[64], gradients = new float[64];
        Allocations.AssertNone(() => optimizer.Step(parameters, gradients, 0.1));
    }

    [Theory]
    [MemberData(nameof(Schedules))]
    public void A_schedule_allocates_nothing(ScheduleSettings settings)
    {
        var schedule = new LearningRateSchedule(settings, 10, 100);
        double[] losses = [3, 2, 4, 5, 6];
        Allocations.AssertNone(() => schedule.Factor(5, 7, losses));
    }

    [Theory]
    [MemberData(nameof(Augmentations))]
    public void An_augmentation_allocates_nothing(double rotation, int shift, double noise)
    {
        var augmentation = new Augmentation(new AugmentationSettings(rotation, shift, noise), new ImageShape(9, 7));
        var (image, stream) = (new float[63], SomeNet.Dropout());
        Allocations.AssertNone(() => augmentation.Apply(image, ref stream));
    }
}
