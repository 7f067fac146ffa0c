using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Reporting;

return Entry.Do(args, Terminal.OfStandardOutput(), Console.OpenStandardOutput, Console.Out, Console.Error);
