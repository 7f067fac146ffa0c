using ActorSearch.TrainerNode.Objectives.Plugins;

namespace ActorSearch.TrainerNode.Tests.Objectives.Plugins;

/// <summary>What a plug-in has to bring itself, and what the framework gives it.</summary>
public sealed class ProgramAssembliesTests
{
    [Fact]
    public void A_framework_beside_the_program_is_not_of_the_program()
    {
        string[] names = ["System.Runtime", "System.Text.Json", "netstandard", "Microsoft.AspNetCore.Http", "Microsoft.Extensions.Logging", "ActorSearch.Shared", "Akka", "Newtonsoft.Json"];
        var beside = string.Join(Path.PathSeparator, names.Select(name => Path.Combine("program", $"{name}.dll")));

        Assert.Equal(["ActorSearch.Shared", "Akka", "Newtonsoft.Json"], ProgramAssemblies.In(beside, "program").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_lies_elsewhere_is_not_of_the_program() =>
        Assert.Empty(ProgramAssemblies.In(Path.Combine("framework", "Akka.dll"), "program"));
}
