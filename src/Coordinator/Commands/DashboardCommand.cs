using System.Collections.Immutable;
using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Overview;
using ActorSearch.Coordinator.Serving;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Http;
using ActorSearch.Shared.Network;
using Serilog;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>dashboard</c>: a page of several studies, finished or running, until Ctrl-C or SIGTERM.</summary>
internal sealed class DashboardCommand(TextWriter output, TextWriter error)
{
    public static Command Create(CommandContext context) =>
        Grammar(options => context.Guarded(options.Folders[0], () => new DashboardCommand(context.Output, context.Error).Do(options)));

    /// <summary>The words of the command.</summary>
    public static Command Grammar(Func<OverviewOptions, int> show)
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "Output folders of searches, or folders that contain some (default: runs).",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var address = new Option<string?>("--bind") { Description = "Address to listen on (default: 127.0.0.1:8070). Other addresses than loopback need a token. Port 0 picks a free port.", HelpName = "ADDRESS:PORT" };
        var names = new Option<string[]>("--host-name")
        {
            Description = "Additional host name of the server, for example of a proxy. Requests then need the token too. Can be repeated.",
            HelpName = "HOST",
            DefaultValueFactory = _ => [],
        };
        var token = new Option<string?>("--token-file") { Description = "File with the token that requests from other machines send.", HelpName = "FILE" };
        var command = new Command("dashboard", "Show several searches on one page, finished and running ones.") { folders, address, names, token };
        command.SetAction(parsed => show(new OverviewOptions(
            parsed.GetValue(folders) is { Length: > 0 } given ? [.. given] : ["runs"], parsed.GetValue(address) ?? OverviewServer.Words.Example, [.. parsed.GetValue(names)!], parsed.GetValue(token))));
        return command;
    }

    /// <returns>The exit code.</returns>
    public int Do(OverviewOptions options)
    {
        if (options.Folders.FirstOrDefault(folder => StudyPlace.In([folder]).Count == 0) is { } empty)
        {
            return MistakePrinter.Print(error, new Mistake(empty, "neither this folder nor a folder directly inside it has a study. Name the output folder of a search, or the folder that contains such folders."));
        }

        var read = HttpEndpoint.Read(OverviewServer.Words, options.Address, options.Names, options.TokenFile, Environment.GetEnvironmentVariable(OverviewServer.Words.TokenVariable));
        if (read is not Checked<HttpEndpoint>.Right(var endpoint)) return MistakePrinter.Print(error, ((Checked<HttpEndpoint>.Wrong)read).Mistakes);
        var bound = ListeningSocket.Bind(endpoint.Address, "--bind");
        if (bound is not Checked<Socket>.Right(var listener)) return MistakePrinter.Print(error, ((Checked<Socket>.Wrong)bound).Mistakes);
        ServeAsync(options, endpoint, listener).GetAwaiter().GetResult();
        return ExitCode.Done;
    }

    private async Task ServeAsync(OverviewOptions options, HttpEndpoint endpoint, Socket listener)
    {
        using var interruption = new Interruption(TimeProvider.System);
        await using var log = new LoggerConfiguration().WriteTo.Sink(new ErrorLines(error)).CreateLogger();
        await using var server = await OverviewServer.StartAsync(listener, endpoint, new StudySummaries(options.Folders), log).ConfigureAwait(false);
        await output.WriteLineAsync($"dashboard: {HttpEndpoint.UrlOf((IPEndPoint)listener.LocalEndPoint!)}").ConfigureAwait(false);
        await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        await Task.Delay(Timeout.Infinite, interruption.Asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

/// <summary>The options of <c>dashboard</c>.</summary>
/// <param name="Folders">At least one.</param>
/// <param name="Address">IP address and port.</param>
/// <param name="Names">Names by which it is reached beside its address.</param>
/// <param name="TokenFile">A file with the token, or null.</param>
internal sealed record OverviewOptions(ImmutableArray<string> Folders, string Address, ImmutableArray<string> Names, string? TokenFile);
