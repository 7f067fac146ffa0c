using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Serving;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Http;
using ActorSearch.Shared.Network;
using ActorSearch.TrainerNode.Hosting;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Kinds;
using Serilog;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>serve</c>: predictions of the final model over HTTP, with a page for people, until Ctrl-C or SIGTERM.</summary>
internal sealed class ServeCommand(TextWriter output, TextWriter error)
{
    public static Command Create(CommandContext context) =>
        Grammar(options => context.Guarded(options.Folder, () => new ServeCommand(context.Output, context.Error).Do(options)));

    /// <summary>The words of the command.</summary>
    public static Command Grammar(Func<ServeOptions, int> serve)
    {
        var folder = OptionForms.Folder();
        var port = OptionForms.Port("--port", "Port (default: 8090). 0 picks a free port.");
        var bind = new Option<string?>("--bind")
        {
            Description = "IP address to listen on (default: 127.0.0.1). Other addresses than loopback need a token.",
            HelpName = "ADDRESS",
        };
        var names = new Option<string[]>("--host-name")
        {
            Description = "Additional host name of the server, for example of a proxy. Requests then need the token too. Can be repeated.",
            HelpName = "HOST",
            DefaultValueFactory = _ => [],
        };
        var token = new Option<string?>("--token-file") { Description = "File with the token that requests from other machines send.", HelpName = "FILE" };
        var rows = OptionForms.WholeNumber("--max-rows", "Maximum number of rows in a request (default: 10000).", most: 1_000_000);
        var command = new Command("serve", "Serve predictions of the final model over HTTP.") { folder, port, bind, names, token, rows };
        command.Validators.Add(result =>
        {
            if (result.GetValue(bind) is { } address && address != "localhost" && !IPAddress.TryParse(address, out _)) result.AddError($"--bind must be an IP address, for example 127.0.0.1, but is '{address}'.");
        });
        command.SetAction(parsed => serve(new ServeOptions(parsed.GetRequiredValue(folder), parsed.GetValue(port) ?? 8090, parsed.GetValue(bind) ?? "127.0.0.1")
        {
            Names = [.. parsed.GetValue(names)!],
            TokenFile = parsed.GetValue(token),
            Rows = parsed.GetValue(rows) ?? new ServingLimits().Rows,
        }));
        return command;
    }

    /// <returns>The exit code.</returns>
    public int Do(ServeOptions options)
    {
        var loaded = FinalModelFolder.Load(options.Folder);
        if (loaded is not Checked<TrainedModel>.Right(var model)) return MistakePrinter.Print(error, ((Checked<TrainedModel>.Wrong)loaded).Mistakes);
        if (model.Image is not null || model.Model is not Mlp)
        {
            return MistakePrinter.Print(error, new Mistake(options.Folder, "only fully connected nets on columns can be served. Use predict for files, or export-model for other programs."));
        }

        var read = HttpEndpoint.Read(ModelServer.Words, options.Address, options.Names, options.TokenFile, Environment.GetEnvironmentVariable(ModelServer.Words.TokenVariable));
        if (read is not Checked<HttpEndpoint>.Right(var endpoint)) return MistakePrinter.Print(error, ((Checked<HttpEndpoint>.Wrong)read).Mistakes);
        var bound = ListeningSocket.Bind(endpoint.Address, "--port");
        if (bound is not Checked<Socket>.Right(var listener)) return MistakePrinter.Print(error, ((Checked<Socket>.Wrong)bound).Mistakes);
        Serve(options, endpoint, listener, model).GetAwaiter().GetResult();
        return ExitCode.Done;
    }

    private async Task Serve(ServeOptions options, HttpEndpoint endpoint, Socket listener, TrainedModel model)
    {
        using var interruption = new Interruption(TimeProvider.System);
        await using var log = new LoggerConfiguration().WriteTo.Sink(new ErrorLines(error)).CreateLogger();
        using var served = new ServedModel(new OutputFiles(options.Folder).Model, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Folder))), model);
        await using (await ModelServer.StartAsync(listener, endpoint, served, new ServingLimits(options.Rows), BuildId.Current, log).ConfigureAwait(false))
        {
            await output.WriteLineAsync($"serving {options.Folder}: {HttpEndpoint.UrlOf((IPEndPoint)listener.LocalEndPoint!)}").ConfigureAwait(false);
            await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            await Task.Delay(Timeout.Infinite, interruption.Asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await output.WriteLineAsync("stopped").ConfigureAwait(false);
    }
}

/// <summary>The options of <c>serve</c>.</summary>
/// <param name="Bind">IP address to listen on.</param>
internal sealed record ServeOptions(string Folder, int Port, string Bind)
{
    /// <summary>Names by which it is reached beside its address.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>A file with the token, or null.</summary>
    public string? TokenFile { get; init; }

    /// <summary>Rows of a request.</summary>
    public int Rows { get; init; }

    /// <summary>IP address and port.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"{(Bind.Contains(':', StringComparison.Ordinal) && !Bind.StartsWith('[') ? $"[{Bind}]" : Bind)}:{Port}");
}
