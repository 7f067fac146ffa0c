using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.OneFileKinds;

/// <summary>Kinds as a contributor adds them: a file each, and a word in the catalog.</summary>
public sealed class OneFileKindsTests : IDisposable
{
    private static readonly Catalog Extended = BuiltIn.Catalog
        .With(OptimizerSection.Kind, SignDescent.Kind)
        .With(ScheduleSection.Kind, InverseRate.Kind)
        .With(ModelSection.Loss, CubicLoss.Kind)
        .With(ModelSection.Initialization, SmallWeights.Kind)
        .With(ModelSection.Activation, TenthRelu.Kind)
        .With(SearchSection.Validation, ForwardChain.Kind)
        .With(SearchSection.Metric, WithinShare.Kind)
        .With(DataSection.Kind, Rings.Kind)
        .With(PreparationSection.Scale, MaxScaling.Kind)
        .With(SearchSection.Strategy, NearBest.Kind)
        .With(ModelSection.Kind, ResidualMlp.Kind);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Theory]
    [InlineData("optimizer { kind = sign, dead-zone = 1e-6 }")]
    [InlineData("training.schedule { kind = inverse, decay = 0.5 }")]
    [InlineData("loss.kind = cubic")]
    [InlineData("model { initialization = small, weight-range = 0.01 }")]
    [InlineData("validation.kind = forward")]
    [InlineData("data { kind = rings, points = 40 }")]
    [InlineData("model { kind = residual, width = 8, activation = gelu }")]
    [InlineData("model.activation = tenth-relu")]
    [InlineData("model.activation = tenth-relu\nengine = torch")]
    public void A_kind_of_one_file_is_read_and_trains(string lines)
    {
        var (first, plain) = (Trained(lines), Trained(""));

        Assert.True(double.IsFinite(first.ValidationLoss));
        Assert.NotEqual(plain.Curves.Validation, first.Curves.Validation);
    }

    [Fact]
    public void A_metric_of_one_file_ranks_is_watched_and_is_recorded()
    {
        const string Ranked = "selection { metric = within, tolerance = 0.1 }\n";
        var (loose, watched) = (Trained(Ranked.Replace("0.1", "1e9", StringComparison.Ordinal)), Trained(Ranked + "training.monitor = metric"));
        var curve = watched.Curves.Metric("within:0.1")!;

        Assert.Equal(1, loose.Metrics.Find(new WithinShare(1e9)));
        Assert.Equal(curve.Max(), watched.Metrics.Find(new WithinShare(0.1)));
        Assert.Equal(-curve.Max(), SelectionCost.Compute(new WithinShare(0.1), watched));
        Assert.Equal(-1, SelectionCost.Least(new WithinShare(0.1)));
        Assert.Null(Trained("").Curves.Metric("within:1"));
    }

    [Fact]
    public void A_source_of_one_file_is_checked_as_the_others_are()
    {
        var file = Path.Combine(_folder, "own.conf");
        File.WriteAllText(file, "data.kind = rings\nmodel.kind = conv\naugmentation.shift = 1\n");

        var mistakes = Assert.IsType<Checked<Experiment>.Wrong>(ExperimentFile.Read(new ExperimentSchema(Extended), file, [])).Mistakes;

        Assert.Equal(2, mistakes.Length);
        Assert.All(mistakes, mistake => Assert.Contains("needs images", mistake.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_scaling_of_one_file_prepares_the_columns_of_a_table()
    {
        var table = Path.Combine(_folder, "table.csv");
        File.WriteAllLines(table, ["x,y", .. Enumerable.Range(0, 40).Select(row => $"{row},{row % 7}")]);
        var (largest, robust) = (Scaled("max"), Scaled("robust"));

        Assert.True(double.IsFinite(largest.ValidationLoss));
        Assert.NotEqual(robust.Curves.Validation, largest.Curves.Validation);

        FoldOutcome.Scored Scaled(string word) => Trained($"data {{ kind = csv, train = \"{table}\", prepare.scale = {word} }}");
    }

    [Fact]
    public void A_model_of_one_file_is_sized_saved_and_predicts()
    {
        var experiment = Read("model { kind = residual, width = 8, depth = 3 }");
        var data = ((Checked<DataSet>.Right)DataSets.Load(experiment.Data)).Value;
        var hyperparameters = experiment.Configure(0, []).Hyperparameters;
        using var run = new TrainingRun(data, experiment.Validation, experiment.Seed, experiment.VectorBits, experiment.Metrics);
        var model = Assert.IsType<RefitOutcome.Trained>(run.Refit(hyperparameters, 3, 0, CancellationToken.None)).Model;

        Assert.Equal("torch", EngineChoice.NameOf(hyperparameters));
        Assert.Equal(16 + (3 * 72) + 9, ModelSize.Parameters(hyperparameters, data.Train));
        ModelFolder.Save(_folder, model);
        var loaded = Assert.IsType<Checked<TrainedModel>.Right>(ModelFolder.Load(_folder, [.. NetKinds.All, ResidualMlp.Kind])).Value;
        using var engine = EngineChoice.Make(EngineKind.Auto, loaded.Model);
        Assert.Equal(hyperparameters.Model, loaded.Model);
        Assert.Equal(model.Weights[0].Values, TrainedModelBytes.Read(TrainedModelBytes.Write(model), [.. NetKinds.All, ResidualMlp.Kind]).Weights[0].Values);
        Assert.Equal(Predictor.Predict(model, data.Train, engine), Predictor.Predict(loaded, data.Train, engine));
        Assert.Contains("its kind is residual, and this version knows mlp and conv", Assert.IsType<Checked<TrainedModel>.Wrong>(ModelFolder.Load(_folder)).Mistakes[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_of_kinds_that_kinds_of_another_setting_use_is_used_with_them()
    {
        var activation = new ExperimentSchema(Extended).Find("model.activation")!;

        Assert.Equal(["mlp", "conv", "residual"], activation.Needs!.Values.AsEnumerable());
        Assert.Equal("csv", Assert.Single(new ExperimentSchema(Extended).Find("data.prepare.scale")!.Needs!.Values));
    }

    [Fact]
    public void A_strategy_of_one_file_suggests_from_results()
    {
        const string Space = "\nspace { optimizer.learning-rate { log-uniform = [1e-5, 1] }, training.batch-size = [8, 16, 32], model.hidden = [[4], [8]] }";
        var (near, random) = (Best("near-best"), Best("random"));

        Assert.True(near < random, $"{near} against {random}");
        Assert.Equal(40, SearchStrategies.Create(Read($"search {{ strategy = near-best, samples = 40, ahead = 2 }}{Space}")).Count);
        Assert.Contains("near-best", new ExperimentSchema(Extended).Find("search.enqueue")!.Needs!.Values);

        // Lower the nearer the rate is to 0.01: the mean over 40 suggestions.
        double Best(string strategy)
        {
            var walk = SearchStrategies.Create(Read($"search {{ strategy = {strategy}, samples = 40, ahead = 1 }}{Space}"));
            var trials = new List<SearchTrial>();
            while (walk.Suggest(trials.Count, new SearchHistory(trials)) is { } choices)
            {
                var rate = double.Parse(choices.Single(choice => choice.Path == "optimizer.learning-rate").Value, CultureInfo.InvariantCulture);
                trials.Add(new SearchTrial(choices, new TrialOutcome(Math.Abs(Math.Log10(rate) + 2), TrialEnd.Complete, 1, [])));
            }

            return trials.Average(trial => trial.Result!.Cost);
        }
    }

    [Fact]
    public void A_setting_of_a_kind_bears_on_that_kind_alone()
    {
        var schema = new ExperimentSchema(Extended);

        Assert.Equal("sign", Assert.Single(schema.Find("optimizer.dead-zone")!.Needs!.Values));
        Assert.Null(schema.Find("optimizer.learning-rate")!.Needs);
        Assert.DoesNotContain("sign", schema.Find("optimizer.weight-decay")!.Needs!.Values);
        Assert.Equal("sgd, adam, adamw, adamax, rmsprop or sign", schema.Find("optimizer.kind")!.Expected);
    }

    [Fact]
    public void Settings_of_classes_are_used_with_the_losses_that_say_so()
    {
        Kind<LossSettings> stranger = new("stranger", values => values.With(ModelSection.Loss, "focal").Make(ModelSection.Loss)) { IsForClasses = true };
        var schema = new ExperimentSchema(BuiltIn.Catalog.With(ModelSection.Loss, stranger));

        Assert.Equal(["cross-entropy", "focal", "stranger"], schema.Find("analysis.rows")!.Needs!.Values.AsEnumerable());
        Assert.Equal(["cross-entropy", "focal", "stranger", "binary-cross-entropy"], schema.Find("selection.costs")!.Needs!.Setting.Needs!.Values.AsEnumerable());
    }

    [Fact]
    public void A_catalog_refuses_two_kinds_of_one_word_and_settings_of_one_path()
    {
        Assert.Throws<ArgumentException>(() => Extended.With(OptimizerSection.Kind, SignDescent.Kind));
        Assert.Throws<ArgumentException>(() => Extended.With(StudySection.Name));
        Assert.Throws<ArgumentException>(() => Catalog.Empty.With(OptimizerSection.Kind, SignDescent.Kind));
    }

    [Fact]
    public void The_page_for_contributors_shows_these_files()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root(), "docs", "extending.md"));
        var examples = Directory.GetFiles(Path.Combine(Repository.Root(), "tests", "TrainerNode.Tests", "OneFileKinds"), "*.cs")
            .Where(file => !file.EndsWith("Tests.cs", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, file => Assert.Contains($"```csharp\n{File.ReadAllText(file).ReplaceLineEndings("\n")}```", page, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private FoldOutcome.Scored Trained(string lines)
    {
        var experiment = Read(lines);
        var data = ((Checked<DataSet>.Right)DataSets.Load(experiment.Data)).Value;
        using var run = new TrainingRun(data, experiment.Validation, experiment.Seed, experiment.VectorBits, experiment.Metrics);
        return Assert.IsType<FoldOutcome.Scored>(run.TrainFold(experiment.Configure(0, []).Hyperparameters, 0, null, CancellationToken.None));
    }

    private Experiment Read(string lines)
    {
        var file = Path.Combine(_folder, "own.conf");
        File.WriteAllText(file, $"data {{ kind = noisy-curve, rows = 40 }}\nvalidation.folds = 2\ntraining {{ max-epochs = 3, early-stopping = false }}\n{lines}\n");
        return ((Checked<Experiment>.Right)ExperimentFile.Read(new ExperimentSchema(Extended), file, [])).Value;
    }
}
