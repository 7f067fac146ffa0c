using Microsoft.Extensions.Configuration;

// A coordinator with its page and some trainers on this machine. EXPERIMENT, OUT and TRAINERS in the environment or as --EXPERIMENT FILE choose others.
var builder = DistributedApplication.CreateBuilder(args);
var root = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "../.."));
var experiment = Path.Combine(root, builder.Configuration["EXPERIMENT"] ?? "hocon/experiments/default.conf");
var output = builder.Configuration["OUT"] ?? Path.Combine(builder.AppHostDirectory, "runs");
const int port = 4053, page = 8080;

var coordinator = builder
    .AddExecutable(
        "coordinator", "dotnet", root, "run", "-c", "Release", "--project", "src/Coordinator", "--",
        "run", experiment, "--out", output, "--slots", "0", "--port", $"{port}", "--dashboard", $"127.0.0.1:{page}")
    .WithHttpEndpoint(port: page, isProxied: false)
    .WithHttpHealthCheck("/readyz");

for (var trainer = 1; trainer <= builder.Configuration.GetValue("TRAINERS", 2); trainer++)
{
    builder
        .AddExecutable(
            $"trainer-{trainer}", "dotnet", root, "run", "-c", "Release", "--no-build", "--project", "src/TrainerNode", "--",
            "--coordinator", $"127.0.0.1:{port}", "--state", Path.Combine(output, $"trainer-{trainer}"), "--once")
        .WaitFor(coordinator);
}

builder.Build().Run();
