using System.Text.Json;

namespace InstaHub.Web.Integration.Fuzz;

/// <summary>One operation as the OpenAPI document describes it.</summary>
/// <param name="Method">In upper case.</param>
/// <param name="Path">With parameters in braces.</param>
/// <param name="Parameters">In path, query and headers.</param>
/// <param name="Body">Schema of the JSON body, with references resolved; null when it takes none.</param>
/// <param name="Statuses">Every status it may answer with.</param>
internal sealed record ApiOperation(string Method, string Path, IReadOnlyList<ApiParameter> Parameters, ApiSchema? Body, IReadOnlySet<int> Statuses)
{
    /// <summary>All operations of a document.</summary>
    public static IReadOnlyList<ApiOperation> ReadAll(JsonElement document)
    {
        var operations = new List<ApiOperation>();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var method in path.Value.EnumerateObject().Where(property => property.Value.TryGetProperty("responses", out _)))
                operations.Add(Read(document, path.Name, method.Name, method.Value));
        }
        return operations;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}";

    private static ApiOperation Read(JsonElement document, string path, string method, JsonElement operation)
    {
        var parameters = operation.TryGetProperty("parameters", out var found)
            ? found.EnumerateArray().Select(parameter => Resolve(document, parameter)).Select(parameter => new ApiParameter(
                parameter.GetProperty("name").GetString()!, parameter.GetProperty("in").GetString()!, ApiSchema.Read(document, parameter.GetProperty("schema")))).ToList()
            : [];
        var body = operation.TryGetProperty("requestBody", out var request)
            && Resolve(document, request).GetProperty("content").TryGetProperty("application/json", out var json) && json.TryGetProperty("schema", out var schema)
                ? ApiSchema.Read(document, schema)
                : null;
        var statuses = operation.GetProperty("responses").EnumerateObject().Where(response => response.Name != "default").Select(response => int.Parse(response.Name));
        return new ApiOperation(method.ToUpperInvariant(), path, parameters, body, statuses.ToHashSet());
    }

    private static JsonElement Resolve(JsonElement document, JsonElement element)
    {
        if (!element.TryGetProperty("$ref", out var reference))
            return element;
        var found = document;
        foreach (var part in reference.GetString()!.Split('/').Skip(1))
            found = found.GetProperty(part);
        return Resolve(document, found);
    }
}

/// <summary>A parameter in <c>path</c>, <c>query</c> or <c>header</c>.</summary>
internal sealed record ApiParameter(string Name, string In, ApiSchema Schema);

/// <summary>As much of a schema as it takes to make a value of it.</summary>
/// <param name="Types">E.g. <c>string</c>, <c>null</c>; empty: any.</param>
/// <param name="Format">E.g. <c>uuid</c>.</param>
/// <param name="Properties">Of an object.</param>
/// <param name="Required">Those of them that must be there.</param>
/// <param name="Items">Of an array.</param>
internal sealed record ApiSchema(
    IReadOnlyList<string> Types, string? Format, IReadOnlyDictionary<string, ApiSchema> Properties, IReadOnlySet<string> Required, ApiSchema? Items)
{
    private const int MaxDepth = 8;

    public static ApiSchema Read(JsonElement document, JsonElement schema, int depth = 0)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            var found = document;
            foreach (var part in reference.GetString()!.Split('/').Skip(1))
                found = found.GetProperty(part);
            schema = found;
        }
        foreach (var choice in new[] { "oneOf", "anyOf", "allOf" })
        {
            // One that may be null is written as a choice of null and the other.
            if (schema.TryGetProperty(choice, out var choices))
                return Read(document, choices.EnumerateArray().Last(), depth + 1);
        }
        var types = !schema.TryGetProperty("type", out var type) ? []
            : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!).ToList()
            : [type.GetString()!];
        var properties = new Dictionary<string, ApiSchema>();
        if (depth < MaxDepth && schema.TryGetProperty("properties", out var described))
        {
            foreach (var property in described.EnumerateObject())
                properties[property.Name] = Read(document, property.Value, depth + 1);
        }
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet() : [];
        var items = depth < MaxDepth && schema.TryGetProperty("items", out var of) ? Read(document, of, depth + 1) : null;
        return new ApiSchema(types, schema.TryGetProperty("format", out var format) ? format.GetString() : null, properties, required, items);
    }
}
