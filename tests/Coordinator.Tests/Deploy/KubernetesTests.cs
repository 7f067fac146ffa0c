using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.TrainerNode.Commands;
using ActorSearch.TrainerNode.Hosting;
using k8s;
using k8s.Models;

namespace ActorSearch.Coordinator.Tests.Deploy;

/// <summary>The files of deploy/kubernetes, in the types of Kubernetes, and their command lines, in ours.</summary>
public sealed class KubernetesTests
{
    private static readonly IReadOnlyList<object> All =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root(), "deploy", "kubernetes"), "*.yaml").Order(StringComparer.Ordinal)
            .SelectMany(file => KubernetesYaml.LoadAllFromString(File.ReadAllText(file), strict: true)),
    ];

    private static V1PodSpec Coordinator => One<V1Job>().Spec.Template.Spec;

    private static V1PodSpec Trainer => One<V1Deployment>().Spec.Template.Spec;

    [Fact]
    public void Selectors_find_the_pods_that_are_meant()
    {
        var (coordinator, trainer) = (One<V1Job>().Spec, One<V1Deployment>().Spec);

        Assert.Equal(coordinator.Template.Metadata.Labels, One<V1Service>().Spec.Selector);
        Assert.Equal(trainer.Selector.MatchLabels, trainer.Template.Metadata.Labels);
        var labels = new[] { coordinator.Template.Metadata.Labels["app"], trainer.Template.Metadata.Labels["app"] };
        var policies = All.OfType<V1NetworkPolicy>().ToList();
        Assert.Equal(labels.Order(), policies.Select(policy => policy.Spec.PodSelector.MatchLabels["app"]).Order());
        Assert.All(policies.SelectMany(policy => policy.Spec.Ingress).SelectMany(rule => rule.FromProperty ?? []), peer => Assert.Contains(peer.PodSelector.MatchLabels["app"], labels));
        var scaled = One<V2HorizontalPodAutoscaler>().Spec.ScaleTargetRef;
        Assert.Equal((One<V1Deployment>().Kind, One<V1Deployment>().Metadata.Name), (scaled.Kind, scaled.Name));
    }

    [Fact]
    public void The_coordinator_is_called_by_the_name_of_its_service_at_the_ports_that_are_open()
    {
        var run = Run();

        Assert.Equal((One<V1Service>().Metadata.Name, 4053, "0.0.0.0"), (run.Network!.Hostname, run.Network.Port, run.Network.Bind));
        Assert.Equal([run.Network.Port!.Value, 8080], One<V1Service>().Spec.Ports.Select(port => port.Port));
        Assert.Equal([run.Network.Port!.Value, 8080], Coordinator.Containers.Single().Ports.Select(port => port.ContainerPort));
        Assert.Equal("0.0.0.0:8080", run.Dashboard.Address);
        Assert.Equal([run.Network.Port!.Value, 8080], Ports("actorsearch-coordinator"));
        Assert.Equal((0, $"{run.Network.Hostname}:{run.Network.Port}"), (run.Slots, Train().Network.Coordinator));
    }

    [Fact]
    public void Trainers_are_reached_at_their_own_addresses()
    {
        var train = Train();

        Assert.Equal("status.podIP", Trainer.Containers.Single().Env.Single(variable => variable.Name == "POD_IP").ValueFrom.FieldRef.FieldPath);
        Assert.Equal(("10.1.2.3", 4054, false), (train.Network.Hostname, train.Network.Port, train.Network.Insecure));
        Assert.Equal("0.0.0.0:9464", train.Serves!.Address);
        Assert.Equal([4054, 9464], Trainer.Containers.Single().Ports.Select(port => port.ContainerPort));
        Assert.Equal([4054, 9464], Ports("actorsearch-trainer"));
        Assert.Equal($"{train.Slots}", Trainer.Containers.Single().Resources.Requests["cpu"].ToString());
    }

    [Fact]
    public void Probes_ask_a_port_that_serves_and_every_folder_that_is_named_is_mounted()
    {
        foreach (var pod in new[] { Coordinator, Trainer })
        {
            var container = pod.Containers.Single();
            V1Probe?[] probes = [container.StartupProbe, container.LivenessProbe, container.ReadinessProbe];
            Assert.All(probes.OfType<V1Probe>(), probe => Assert.Contains(probe.HttpGet.Port.ToString(), container.Ports.Select(port => port.Name)));
            var folders = container.VolumeMounts.Select(mount => mount.MountPath).ToList();
            Assert.All(
                container.Args.Select(argument => argument[(argument.IndexOf('=', StringComparison.Ordinal) + 1)..]).Where(value => value.StartsWith('/')),
                path => Assert.Contains(folders, folder => path.StartsWith(folder, StringComparison.Ordinal)));
            Assert.True(pod.TerminationGracePeriodSeconds >= 30);
        }

        Assert.All(
            [Coordinator, Trainer],
            pod => Assert.Equal(("/healthz", "/readyz"), (pod.Containers.Single().LivenessProbe.HttpGet.Path, pod.Containers.Single().ReadinessProbe.HttpGet.Path)));
        Assert.Equal(
            Coordinator.Containers.Single().VolumeMounts.Select(mount => mount.Name).Order(),
            Coordinator.Volumes.Select(volume => volume.Name).Order());
        Assert.Contains(Coordinator.Volumes, volume => volume.PersistentVolumeClaim?.ClaimName == One<V1PersistentVolumeClaim>().Metadata.Name);
        Assert.Equal(Trainer.Containers.Single().VolumeMounts.Select(mount => mount.Name).Order(), Trainer.Volumes.Select(volume => volume.Name).Order());
    }

    [Fact]
    public void A_search_that_ended_is_not_started_again_and_one_that_crashed_is()
    {
        var job = One<V1Job>().Spec;
        var final = Assert.Single(job.PodFailurePolicy.Rules, rule => rule.Action == "FailJob").OnExitCodes;

        Assert.Equal("Never", Coordinator.RestartPolicy);
        Assert.Equal((Coordinator.Containers.Single().Name, "In"), (final.ContainerName, final.OperatorProperty));
        Assert.Equal([ExitCode.Mistake, ExitCode.FoldsFailed], final.Values);
        Assert.True(job.BackoffLimit > 6);
        Assert.Equal("DisruptionTarget", Assert.Single(job.PodFailurePolicy.Rules, rule => rule.Action == "Ignore").OnPodConditions.Single().Type);
    }

    [Fact]
    public void The_results_are_shown_from_the_volume_of_the_search()
    {
        var pod = (V1Pod)Assert.Single(KubernetesYaml.LoadAllFromString(
            File.ReadAllText(Path.Combine(Repository.Root(), "deploy", "kubernetes", "results", "results.yaml")), strict: true));
        OverviewOptions? asked = null;
        var code = new Grammar(DashboardCommand.Grammar(options => Keep(asked = options))).Invoke([.. pod.Spec.Containers.Single().Args], TextWriter.Null, TextWriter.Null);

        Assert.Equal(0, code);
        Assert.Equal<string>([Coordinator.Containers.Single().Args.Single(argument => argument.StartsWith("--out=", StringComparison.Ordinal))["--out=".Length..]], asked!.Folders);
        Assert.StartsWith("127.0.0.1:", asked.Address, StringComparison.Ordinal);
        Assert.Equal(Coordinator.Containers.Single().Image, pod.Spec.Containers.Single().Image);
        Assert.Equal(One<V1PersistentVolumeClaim>().Metadata.Name, pod.Spec.Volumes.Single().PersistentVolumeClaim.ClaimName);
        Assert.NotEqual(One<V1Service>().Spec.Selector, pod.Metadata.Labels);
    }

    private static T One<T>() => Assert.Single(All.OfType<T>());

    private static IEnumerable<int> Ports(string policy) =>
        All.OfType<V1NetworkPolicy>().Single(one => one.Metadata.Name == policy).Spec.Ingress.SelectMany(rule => rule.Ports).Select(port => int.Parse(port.Port.Value, null));

    private static RunOptions Run()
    {
        RunOptions? asked = null;
        using var error = new StringWriter();
        var code = new Grammar(RunCommand.Grammar(options => Keep(asked = options))).Invoke([.. Coordinator.Containers.Single().Args], TextWriter.Null, error);
        Assert.True(code == 0, error.ToString());
        return asked!;
    }

    private static TrainerOptions Train()
    {
        TrainerOptions? asked = null;
        using var error = new StringWriter();
        var code = new TrainerGrammar((options, _) => Keep(asked = options))
            .Invoke([.. Trainer.Containers.Single().Args.Select(argument => argument.Replace("$(POD_IP)", "10.1.2.3", StringComparison.Ordinal))], TextWriter.Null, error);
        Assert.True(code == 0, error.ToString());
        return asked!;
    }

    private static int Keep(object options) => 0;
}
