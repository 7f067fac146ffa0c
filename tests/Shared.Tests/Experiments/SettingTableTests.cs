using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode;

namespace ActorSearch.Shared.Tests.Experiments;

public class SettingTableTests
{
    [Fact]
    public void Paths_are_distinct_and_defaults_canonical()
    {
        Assert.Equal(BuiltIn.Schema.All.Length, BuiltIn.Schema.All.Select(setting => setting.Path).Distinct().Count());
        Assert.All(BuiltIn.Schema.All, setting => Assert.True(setting.Default is null || setting.IsCanonical(setting.Default), setting.Path));
        Assert.All(BuiltIn.Schema.All, setting => Assert.EndsWith(".", setting.Summary, StringComparison.Ordinal));
    }

    /// <summary>A key must cover what its training reads, and no more: the table's conditions are held to what the code reads.</summary>
    [Fact]
    public void What_the_table_calls_used_is_what_a_training_reads()
    {
        var deciders = BuiltIn.Schema.All.Select(setting => setting.Needs).OfType<Needed>().GroupBy(needed => needed.Setting)
            .ToDictionary(group => group.Key, group => group.SelectMany(needed => needed.Values).Append(group.Key.Default!).Distinct());
        foreach (var (decider, word) in deciders.SelectMany(pair => pair.Value.Select(word => (pair.Key, word))).Append((BuiltIn.Schema.All[0], "x")))
        {
            var read = new HashSet<string>();
            string? Given(string path) => path == decider.Path ? word : path == "name" || BuiltIn.Schema.Find(path)!.Required ? "x" : null;
            var values = BuiltIn.Schema.Values(path =>
            {
                read.Add(path);
                return Given(path);
            });
            BuiltIn.Schema.Hyperparameters(values);
            BuiltIn.Schema.Experiment(values, new SearchSpace([]), ImmutableSortedDictionary<string, string>.Empty);

            // Final models of classes are scored by top-k even where another metric ranks.
            var used = BuiltIn.Schema.All.Where(BuiltIn.Schema.Values(Given).IsUsed).Select(setting => setting.Path).Except(["selection.top-k"]).Union(read.Intersect(["selection.top-k"]));
            // Where nets are trained, settings of objectives are only described.
            static bool IsOfNets(string path) => path != "plugins" && !path.StartsWith("objective.", StringComparison.Ordinal);
            Assert.Equal(used.Where(IsOfNets).Order(StringComparer.Ordinal), read.Where(IsOfNets).Order(StringComparer.Ordinal));
        }
    }
}
