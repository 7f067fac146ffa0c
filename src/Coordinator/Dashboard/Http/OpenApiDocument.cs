using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using ActorSearch.Coordinator.Dashboard.Answers;
using ActorSearch.Shared.Http;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>
/// The routes as an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1), from the same table that serves and checks them. Answers
/// are described by the schemas of the types that are written.
/// </summary>
internal static class OpenApiDocument
{
    private static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = WithNull };

    /// <summary>The whole.</summary>
    /// <param name="version">Of the program.</param>
    public static JsonObject Create(IEnumerable<Route> routes, string version)
    {
        var paths = new JsonObject();
        foreach (var route in routes)
        {
            var operation = new JsonObject
            {
                ["operationId"] = NameOf(route),
                ["summary"] = route.Summary,
                ["responses"] = Responses(route),
            };
            if (route.Parameters.Length > 0)
            {
                operation["parameters"] = new JsonArray([.. route.Parameters.Select(DescribeParameter)]);
            }

            operation["security"] = route is Route.Act ? new JsonArray(Token())
                : route.IsProbe || route.IsOpen ? new JsonArray()
                : new JsonArray(new JsonObject(), Token());
            paths[route.Path] = new JsonObject { [route is Route.Act ? "post" : "get"] = operation };
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "ActorSearch: a running search",
                ["version"] = version,
                ["description"] = "Reading needs the token only from other machines; actions always need it.",
                ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" },
            },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
                ["schemas"] = new JsonObject { ["Refusal"] = SchemaOf(typeof(RefusalAnswer)), ["Outcome"] = SchemaOf(typeof(ActionAnswer)) },
            },
        };
    }

    private static JsonObject Responses(Route route)
    {
        var responses = new JsonObject();
        switch (route)
        {
            case Route.Answer answer:
                responses["200"] = Response("The answer.", Replies.JsonType, SchemaOf(answer.Type));
                responses["503"] = Refusal("There are too many requests, or the store cannot be read.");
                break;
            case Route.Raw raw:
                responses["200"] = Response("The answer.", raw.ContentTypes, () => SchemaOf(raw.Type));
                if (raw.IsKept)
                {
                    responses["304"] = new JsonObject { ["description"] = "The browser has the same version." };
                }

                if (raw.Unavailable is var (when, type))
                {
                    responses["503"] = Response(when, Replies.JsonType, SchemaOf(type));
                }

                break;
            case Route.Act:
                responses["200"] = Response("It is done.", Replies.JsonType, Reference("Outcome"));
                responses["409"] = Response("It cannot be done; the sentence has the reason.", Replies.JsonType, Reference("Outcome"));
                responses["503"] = Refusal("The search did not answer.");
                break;
        }

        responses["400"] = Refusal("A parameter has a wrong value or does not exist.");
        if (route is { IsProbe: false, IsOpen: false })
        {
            responses["401"] = Refusal("The token is missing or wrong.");
        }

        responses["403"] = Refusal("The request comes from a page of another site.");
        if (route.MayMiss)
        {
            responses["404"] = Refusal("It does not exist.");
        }

        responses["413"] = Refusal("The request has a body.");
        responses["421"] = Refusal("The host name of the request is not the server's.");
        responses["429"] = Refusal("Too many requests.");
        responses["500"] = Refusal("Internal error; the log has the details.");
        return responses;
    }

    private static JsonNode DescribeParameter(Parameter parameter)
    {
        var described = new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.IsInPath ? "path" : "query",
            ["description"] = parameter.Description,
            ["schema"] = parameter.Schema(),
        };
        if (parameter.IsInPath)
        {
            described["required"] = true;
        }

        return described;
    }

    private static JsonObject Refusal(string when) => Response(when, Replies.JsonType, Reference("Refusal"));

    private static JsonObject Response(string when, string type, JsonNode schema) => Response(when, [type], () => schema);

    private static JsonObject Response(string when, ImmutableArray<string> types, Func<JsonNode> schema) => new()
    {
        ["description"] = when,
        ["content"] = new JsonObject(types.Select(type => KeyValuePair.Create<string, JsonNode?>(type, new JsonObject { ["schema"] = schema() }))),
    };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    private static JsonObject Token() => new() { ["token"] = new JsonArray() };

    private static JsonNode SchemaOf(Type type) => LiveJson.Options.GetJsonSchemaAsNode(type, Exporter);

    // Of a number that may be "NaN" the exporter forgets that it may be missing as well.
    private static JsonNode WithNull(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is JsonObject described && described["anyOf"] is JsonArray kinds && Nullable.GetUnderlyingType(context.TypeInfo.Type) is not null)
        {
            kinds.Add(new JsonObject { ["type"] = "null" });
        }

        return schema;
    }

    // "/api/nodes/{node}/drain" is nodes-drain.
    private static string NameOf(Route route) => string.Join(
        '-', route.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "api").Select(part => part is ['{', ..] ? "one" : part)) is { Length: > 0 } name
        ? name
        : "page";
}
