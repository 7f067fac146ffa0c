using System.Text.Json.Nodes;
using ActorSearch.Shared.Http;
using ActorSearch.TrainerNode.Data.Columns;

namespace ActorSearch.Coordinator.Serving;

/// <summary>What is served as an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1), with the columns and classes of the model.</summary>
internal static class ServingDescription
{
    /// <param name="version">Of the program.</param>
    public static JsonObject Create(ServedModel model, int mostRows, string version) => new()
    {
        ["openapi"] = "3.1.1",
        ["info"] = new JsonObject
        {
            ["title"] = $"Predictions of {model.Target}",
            ["version"] = version,
            ["description"] = "A request needs the token only where the server is reached from other machines.",
        },
        ["paths"] = new JsonObject
        {
            ["/predict"] = new JsonObject { ["post"] = Predict(mostRows) },
            ["/predict-table"] = new JsonObject { ["post"] = PredictTable(mostRows) },
            ["/model"] = Get("model", "The columns and classes of the model.", "The model.", new JsonObject { ["type"] = "object" }, isOpen: false),
            ["/openapi.json"] = Get("description", "This description.", "The description.", new JsonObject { ["type"] = "object" }, isOpen: false),
            ["/healthz"] = Get("health", "Whether the process answers.", "It does.", DescribeFlag("alive"), isOpen: true),
            ["/readyz"] = Ready(),
        },
        ["components"] = new JsonObject
        {
            ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
            ["schemas"] = new JsonObject { ["Row"] = Row(model), ["Prediction"] = Prediction(model), ["Refusal"] = Refusal() },
        },
    };

    private static JsonObject Predict(int mostRows) => new()
    {
        ["operationId"] = "predict",
        ["summary"] = $"Predicts one row, or an array of at most {mostRows} rows.",
        ["security"] = Security(),
        ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(OneOrMany("Row", mostRows)) },
        ["responses"] = Responses(
            Response("A prediction, or an array of them in the order of the rows.", OneOrMany("Prediction", mostRows)), "A value cannot be used; the sentence names its row and column."),
    };

    private static JsonObject PredictTable(int mostRows) => new()
    {
        ["operationId"] = "predictTable",
        ["summary"] = $"Predicts a table of at most {mostRows} rows: CSV, also compressed with gzip, Parquet or Arrow.",
        ["security"] = Security(),
        ["parameters"] = new JsonArray(new JsonObject
        {
            ["name"] = "name",
            ["in"] = "query",
            ["description"] = "The name of the file, for sentences.",
            ["schema"] = new JsonObject { ["type"] = "string" },
        }),
        ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/octet-stream"] = new JsonObject() } },
        ["responses"] = Responses(
            new JsonObject
            {
                ["description"] = "CSV: the table with its predictions, in the form of the command predict.",
                ["headers"] = new JsonObject { [ModelServer.NoticesHeader] = Header() },
                ["content"] = new JsonObject { ["text/csv"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } },
            },
            "The table cannot be read; each sentence is a line, and names its line and column."),
    };

    private static JsonObject Header() => new()
    {
        ["description"] = "A list of sentences in JSON, for example about texts that the training file does not have; it can be missing.",
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static JsonObject Responses(JsonObject answer, string wrong) => new()
    {
        ["200"] = answer,
        ["400"] = Refused(wrong),
        ["401"] = Refused("The token is missing or wrong."),
        ["413"] = Refused("The body is too large."),
        ["429"] = Refused("There are too many requests."),
    };

    private static JsonObject Get(string id, string summary, string when, JsonNode schema, bool isOpen) => new()
    {
        ["get"] = new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = summary,
            ["security"] = isOpen ? new JsonArray() : Security(),
            ["responses"] = new JsonObject { ["200"] = Response(when, schema) },
        },
    };

    private static JsonObject Ready()
    {
        var ready = Get("readiness", "Whether it predicts; 503 while it ends.", "It does.", DescribeFlag("ready"), isOpen: true);
        ready["get"]!["responses"]!["503"] = Response("It ends.", DescribeFlag("ready"));
        return ready;
    }

    private static JsonObject Row(ServedModel model) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray([.. model.Columns.Select(column => (JsonNode)column.FileColumn)]),
        ["properties"] = new JsonObject(model.Columns.Select(column => KeyValuePair.Create(column.FileColumn, (JsonNode?)Column(column, model.TakesMissing)))),
    };

    private static JsonObject Column(InputColumn column, bool takesMissing)
    {
        string[] types = column.Type switch
        {
            ColumnType.Date => ["string"],
            _ when column.IsTruth => ["boolean", "number", "string"],
            _ => ["number", "string"],
        };
        var schema = new JsonObject { ["type"] = new JsonArray([.. types.Concat(takesMissing ? ["null"] : []).Select(type => (JsonNode)type)]) };
        if (column.Date is { } date) schema["description"] = $"A date, {date.Format}.";
        if (!column.Levels.IsEmpty) schema["examples"] = new JsonArray([.. column.Levels.Select(level => (JsonNode)level)]);
        return schema;
    }

    private static JsonObject Prediction(ServedModel model)
    {
        var number = new JsonObject { ["type"] = "number" };
        if (model.Classes.IsEmpty) return new JsonObject { ["type"] = "object", ["required"] = new JsonArray("prediction"), ["properties"] = new JsonObject { ["prediction"] = number } };
        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("prediction", "probabilities"),
            ["properties"] = new JsonObject
            {
                ["prediction"] = model.HasLabels
                    ? new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["enum"] = Classes(model) } }
                    : new JsonObject { ["enum"] = Classes(model) },
                ["probabilities"] = new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = Classes(model),
                    ["properties"] = new JsonObject(model.Classes.Select(name => KeyValuePair.Create(name, (JsonNode?)number.DeepClone()))),
                },
            },
        };
    }

    private static JsonArray Classes(ServedModel model) => [.. model.Classes.Select(name => (JsonNode)name)];

    private static JsonObject DescribeFlag(string truth) => new() { ["type"] = "object", ["required"] = new JsonArray(truth), ["properties"] = new JsonObject { [truth] = new JsonObject { ["type"] = "boolean" } } };

    private static JsonObject Refusal() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("error"),
        ["properties"] = new JsonObject
        {
            ["error"] = new JsonObject { ["type"] = "string" },
            ["column"] = new JsonObject { ["type"] = "string", ["description"] = "The column that the sentence is about, if it is about one." },
        },
    };

    private static JsonObject OneOrMany(string schema, int most) => new()
    {
        ["oneOf"] = new JsonArray(To(schema), new JsonObject { ["type"] = "array", ["maxItems"] = most, ["items"] = To(schema) }),
    };

    private static JsonObject To(string schema) => new() { ["$ref"] = $"#/components/schemas/{schema}" };

    private static JsonObject Refused(string when) => Response(when, To("Refusal"));

    private static JsonObject Response(string when, JsonNode schema) => new() { ["description"] = when, ["content"] = Content(schema) };

    private static JsonObject Content(JsonNode schema) => new() { [Replies.JsonType] = new JsonObject { ["schema"] = schema } };

    private static JsonArray Security() => [new JsonObject(), new JsonObject { ["token"] = new JsonArray() }];
}
