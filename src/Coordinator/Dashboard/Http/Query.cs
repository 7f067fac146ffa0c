using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>The parameters of a request, checked.</summary>
internal sealed class Query
{
    private readonly Dictionary<string, string> _values;

    private Query(Dictionary<string, string> values) => _values = values;

    /// <summary>What makes two requests of a route the same.</summary>
    public string Key => string.Join('&', _values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value}"));

    /// <summary>Reads them, or says in a sentence what is wrong.</summary>
    public static (Query? Query, string? Mistake) Read(HttpContext context, ImmutableArray<Parameter> parameters)
    {
        var values = new Dictionary<string, string>();
        foreach (var (name, given) in context.Request.Query)
        {
            if (!parameters.Any(parameter => !parameter.IsInPath && parameter.Name == name))
            {
                var known = parameters.Where(parameter => !parameter.IsInPath).Select(parameter => parameter.Name).ToList();
                return (null, $"There is no parameter '{name}' here{(known.Count == 0 ? "" : $"; there is {string.Join(", ", known)}")}.");
            }

            if (given.Count != 1)
            {
                return (null, $"The parameter '{name}' can be given only once.");
            }
        }

        foreach (var parameter in parameters)
        {
            var value = parameter.IsInPath ? context.Request.RouteValues[parameter.Name] as string : (string?)context.Request.Query[parameter.Name];
            if (value is null)
            {
                continue;
            }

            if (parameter.Objection(value) is { } objection)
            {
                return (null, $"'{parameter.Name}' {objection}.");
            }

            values.Add(parameter.Name, value);
        }

        return (new Query(values), null);
    }

    /// <summary>A number that has a default or is in the path.</summary>
    public int Whole(Parameter.Whole parameter) => WholeOrNull(parameter) ?? parameter.Otherwise
        ?? throw new InvalidOperationException($"{parameter.Name} was left out.");

    /// <summary>A number that may be left out.</summary>
    public int? WholeOrNull(Parameter parameter) =>
        _values.TryGetValue(parameter.Name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A text, or its default; null where it was left out and has none.</summary>
    public string? Text(Parameter parameter) =>
        _values.GetValueOrDefault(parameter.Name) ?? (parameter as Parameter.Word)?.Otherwise;
}
