using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Tests.Data;
using Akka.Actor;
using Serilog;

namespace ActorSearch.TrainerNode.Tests.Actors;

/// <summary>A node that cannot serve, is not wanted, or has something wrong to tell.</summary>
public sealed class NodeTroubleTests : NodeActorTest
{
    [Fact]
    public void Other_data_than_the_coordinators_is_told_and_no_work_taken()
    {
        var experiment = Experiment();
        Start();
        Next<Register>();
        LastSender.Tell(Registered(experiment, new string('0', 64)));

        Assert.Contains("SHA-256", Next<CannotServe>().Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "start the coordinator with --send-data.")]
    [InlineData(true, "set actorsearch.data-cache above 0 on this node, so that it receives what the coordinator sends.")]
    public void Another_file_than_the_coordinator_s_is_named_with_the_mend(bool isSent, string last)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("d.csv", string.Concat(Enumerable.Range(0, 12).Select(row => $"{(row == 0 ? "x,y\n" : "")}{row},{row % 5}\n")));
        Start();
        Next<Register>();
        LastSender.Tell(Registered(Experiment(data: $"kind = csv, train = \"{file}\""), new string('0', 64)) with { Sends = isSent ? new DataOffer(1, "token") : null });

        var sentence = Next<CannotServe>().Sentence;
        Assert.StartsWith($"{file} on this node differs from the coordinator's: its SHA-256 is ", sentence, StringComparison.Ordinal);
        Assert.EndsWith($"copy the coordinator's file to this node, name its folder with --data, or {last}", sentence, StringComparison.Ordinal);
        Assert.EndsWith(sentence, Assert.Single(Told), StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_cannot_serve_says_so_again_to_a_coordinator_that_was_restarted_and_at_the_end()
    {
        var experiment = Experiment();
        var node = Start();
        Next<Register>();
        node.Tell(Registered(experiment, new string('0', 64)));
        var sentence = Next<CannotServe>().Sentence;

        node.Tell(new RegisterAgain());
        Next<Register>();
        node.Tell(Registered(experiment, new string('0', 64)) with { Epoch = 2 });
        Assert.Equal(sentence, Next<CannotServe>().Sentence);

        node.Tell(new SearchOver());
        AwaitCondition(() => !Over.IsEmpty);
        Assert.Equal(sentence, Assert.Single(Over));
    }

    [Fact]
    public void A_node_that_could_serve_has_nothing_to_say_at_the_end()
    {
        var (node, _) = Working();

        node.Tell(new SearchOver());

        AwaitCondition(() => !Over.IsEmpty);
        Assert.Null(Assert.Single(Over));
    }

    [Fact]
    public void A_refused_node_ends()
    {
        var node = Watch(Start());
        Next<Register>();

        node.Tell(new Refused("Another build."));

        ExpectTerminated(node);
    }

    [Fact]
    public void Warnings_of_its_log_reach_the_coordinator_with_a_heartbeat()
    {
        Working();

        using (var log = new LoggerConfiguration().WriteTo.Sink(Trouble).CreateLogger())
        {
            log.Warning("Hot");
        }

        Turn(beats: 1);
        var trouble = Next<NodeTrouble>();
        Assert.Equal((Node, "a", "Hot"), (trouble.Node, trouble.Name, Assert.Single(trouble.Events).Sentence));
        Turn(beats: 2);
        Assert.DoesNotContain(UpToHeartbeat().Concat(UpToHeartbeat()), message => message is NodeTrouble);
    }

    [Fact]
    public void A_training_that_breaks_off_is_in_its_log_with_configuration_fold_attempt_and_slot()
    {
        var experiment = Experiment(model: "hidden = [2]");
        Start();
        Next<Register>();
        LastSender.Tell(Registered(experiment));
        Next<RequestWork>();

        // There are five folds.
        LastSender.Tell(Fold(experiment, 1) with { Fold = 99 });

        Next<AttemptCrashed>();
        Turn(beats: 1);
        var crashed = Assert.Single(Next<NodeTrouble>().Events);
        Assert.Equal(
            (TroubleLevel.Error, "Crashed: fold 0/99 failed with an error", "1.1", 0, 99, 0),
            (crashed.Level, crashed.Sentence, crashed.Attempt, crashed.Configuration, crashed.Fold, crashed.Slot));
        Assert.NotNull(crashed.Error);
    }
}
