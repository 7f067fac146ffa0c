using System.Globalization;
using ActorSearch.Abstractions;
using ActorSearch.TrainerNode.Objectives;

namespace ActorSearch.TrainerNode.Tests.Objectives;

public sealed class HeardRunTests
{
    private static readonly TrainingTask Task = new()
    {
        Trial = null!,
        Fold = 0,
        Repeat = 0,
        TrainingRows = default,
        ValidationRows = default,
        Epochs = 1,
        MaxEpochs = 1,
        Seed = 0,
        Random = null!,
    };

    private readonly AsyncLocal<string> _local = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_training_sets_for_its_thread_does_not_reach_the_next_one(bool throws)
    {
        var (here, context) = (CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator, SynchronizationContext.Current);
        List<object?[]> seen = [];
        _local.Value = "opened";
        using var run = new HeardRun(new Own(() =>
        {
            seen.Add([_local.Value, CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator, SynchronizationContext.Current]);
            _local.Value = "trained";
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
            ExecutionContext.SuppressFlow();
            if (throws) throw new InvalidOperationException("no");
        }));
        _local.Value = "later";

        for (var training = 0; training < 2; training++)
        {
            if (throws) Assert.Throws<InvalidOperationException>(Train);
            else Train();
        }

        Assert.All(seen, values => Assert.Equal<object?>(["opened", here, context], values));
        Assert.Equal(2, seen.Count);
        Assert.Equal("later", _local.Value);

        void Train() => run.Train(Task, _ => true, CancellationToken.None);
    }

    [Fact]
    public async Task An_objective_that_suppresses_the_flow_when_it_opens_is_trained()
    {
        // Of its own thread: the flow of this one stays as it is.
        await System.Threading.Tasks.Task.Factory.StartNew(
            () =>
            {
                ExecutionContext.SuppressFlow();
                using var run = new HeardRun(new Own(() => { }));
                Assert.IsType<TrainingEnd.Trained>(run.Train(Task, _ => true, CancellationToken.None));
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    private sealed class Own(Action train) : IObjectiveRun
    {
        public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
        {
            train();
            return new TrainingEnd.Trained();
        }

        public void Dispose()
        {
        }
    }
}
