using System.Reflection;
using System.Text.Json;
using ActorSearch.Coordinator.Tests.EndToEnd;

namespace ActorSearch.Coordinator.Tests;

/// <summary>
/// The tests as a program: each line of standard input is a command of one of our programs, and they run one after the other. A process for
/// each would spend most of its time on compiling what the one before has compiled.
/// </summary>
internal static class Program
{
    public static void Main()
    {
        var home = Environment.CurrentDirectory;
        while (Console.In.ReadLine() is { } line)
        {
            var command = JsonSerializer.Deserialize<HostedCommand>(line)!;
            var program = Assembly.Load(command.Program);
            Assembly.SetEntryAssembly(program);
            AppContext.SetData("System.CommandLine.ExecutableName", command.Program);
            Environment.CurrentDirectory = command.Folder;
            var code = (int)program.EntryPoint!.Invoke(null, [command.Arguments])!;
            // The folder is deleted next.
            Environment.CurrentDirectory = home;
            Console.Out.WriteLine($"{HostedCommand.Ended}{code}");
            Console.Error.WriteLine($"{HostedCommand.Ended}{code}");
        }
    }
}
