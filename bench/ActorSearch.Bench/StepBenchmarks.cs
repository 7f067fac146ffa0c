using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Torch;
using BenchmarkDotNet.Attributes;

namespace ActorSearch.Bench;

/// <summary>One step of training (forward, backward, Adam) on each engine.</summary>
[MemoryDiagnoser]
public class StepBenchmarks : IDisposable
{
    private IEngine? _engine;
    private INet? _net;
    private Action _step = () => { };

    [ParamsSource(nameof(Nets))]
    public string Net { get; set; } = "";

    [Params("dense", "torch")]
    public string Engine { get; set; } = "";

    public static IEnumerable<string> Nets => MeasuredNet.All.Select(net => net.ToString());

    [GlobalSetup]
    public void Prepare()
    {
        _engine = Engine == "dense" ? new DenseEngine() : new TorchEngine();
        _net = MeasuredNet.All.Single(net => net.ToString() == Net).Create(_engine);
        _step = MeasuredNet.Step(_net, MeasuredNet.Adam(_net));
    }

    [Benchmark]
    public void Step() => _step();

    [GlobalCleanup]
    public void Dispose()
    {
        _net?.Dispose();
        _engine?.Dispose();
        GC.SuppressFinalize(this);
    }
}
