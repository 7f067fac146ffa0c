using System.Globalization;
using ActorSearch.Bench;
using ActorSearch.Bench.Fleet;
using ActorSearch.Bench.Halving;
using ActorSearch.Bench.Racing;
using ActorSearch.Bench.Search;
using BenchmarkDotNet.Running;

// Usage: ActorSearch.Bench --quick [512|256|128] | --processor | --widths | --conv [rounds] | --jobs [pairs] | --noop [folds]… [strategies…] | --start [runs] | --memory | --tail [runs] |
// --cluster [pairs [epochs]] [experiment] | --racing [grids] | --raced ahead studies… | --halving [repeats] | --inference | --dashboard [pairs] | --page [folds [nodes]] |
// --ahead-profile folder | --fleet [nodes [processes]] [members] [settings…] | --send [pairs [megabytes]] | --search [seeds] [folder of tables] | --goals folder | --times, or BenchmarkDotNet's own arguments (--filter '*').
int[] numbers = [.. args.Skip(1).TakeWhile(arg => int.TryParse(arg, out _)).Select(arg => int.Parse(arg, CultureInfo.InvariantCulture))];
switch (args)
{
    case ["--quick", ..]:
        QuickReport.Print(numbers.Length > 0 ? numbers[0] : null);
        break;
    case ["--processor", ..]:
        Console.WriteLine(Processor.Vectors);
        break;
    case ["--widths", ..]:
        Console.WriteLine(string.Join(' ', Processor.Widths));
        break;
    case ["--conv", ..]:
        ConvReport.Print(numbers.FirstOrDefault(40));
        break;
    case ["--jobs", ..]:
        JobReport.Print(numbers.FirstOrDefault(5));
        break;
    case ["--noop", ..]:
        await NoopReport.PrintAsync(numbers, args[(1 + numbers.Length)..]).ConfigureAwait(false);
        break;
    case ["--start", ..]:
        StartReport.Print(numbers.FirstOrDefault(9));
        break;
    case ["--ahead-profile", var profiles]:
        AheadProfile.Record(profiles);
        break;
    case ["--dashboard", ..]:
        DashboardReport.Print(numbers.FirstOrDefault(3));
        break;
    case ["--page", ..]:
        await PageReport.PrintAsync(numbers.FirstOrDefault(50_000), numbers.Length > 1 ? numbers[1] : 100).ConfigureAwait(false);
        break;
    case ["--fleet", ..]:
        string[] told = args[(1 + numbers.Length)..];
        FleetReport.Print(numbers.FirstOrDefault(200), numbers.Length > 1 ? numbers[1] : 20, told is ["members", ..], [.. told.SkipWhile(word => word == "members")]);
        break;
    case ["--fleet-host", var nodes, var areMembers, var address, var folder, .. var set]:
        await FleetHost.RunAsync(int.Parse(nodes, CultureInfo.InvariantCulture), bool.Parse(areMembers), address, folder, set).ConfigureAwait(false);
        break;
    case ["--send", ..]:
        SendReport.Print(numbers.FirstOrDefault(3), numbers.Length > 1 ? numbers[1] : 1000, cuts: 10);
        break;
    case ["--send-server", var offered]:
        SendReport.Serve(offered);
        break;
    case ["--send-client", var port, var token, var wanted, var cache]:
        await SendReport.ReceiveAsync(int.Parse(port, CultureInfo.InvariantCulture), token, wanted, cache).ConfigureAwait(false);
        break;
    case ["--racing", ..]:
        RacingReport.Print(numbers.FirstOrDefault(500));
        break;
    case ["--raced", var ahead, .. var studies]:
        StudyRace.Print(studies, int.Parse(ahead, CultureInfo.InvariantCulture));
        break;
    case ["--halving", ..]:
        HalvingReport.Print(numbers.FirstOrDefault(1000));
        break;
    case ["--inference", ..]:
        InferenceReport.Print();
        break;
    case ["--memory", ..]:
        MemoryReport.Print();
        break;
    case ["--tail", ..]:
        TailReport.Print(numbers.FirstOrDefault(5));
        break;
    case ["--search", ..]:
        SearchReport.Print(args.ElementAtOrDefault(numbers.Length + 1), numbers.FirstOrDefault(20));
        break;
    case ["--goals", var folder, ..]:
        GoalReport.Print(HpoTable.Read(folder), 10);
        break;
    case ["--times", ..]:
        SuggestionTimes.Print();
        break;
    case ["--cluster", ..]:
        var experiment = args.ElementAtOrDefault(1 + numbers.Length) ?? ProgramRun.Shipped("hocon/experiments/default.conf");
        if (!File.Exists(experiment))
        {
            Console.Error.WriteLine($"--cluster: there is no experiment file {experiment}.");
            return 2;
        }

        ClusterReport.Print(numbers.FirstOrDefault(3), numbers.ElementAtOrDefault(1) is var epochs and > 0 ? epochs : 2_000, experiment);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(QuickReport).Assembly).Run(args, InProcess.Config);
        break;
}

return 0;
