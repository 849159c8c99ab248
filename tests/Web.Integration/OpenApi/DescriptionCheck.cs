using System.Globalization;
using System.Text.Json;

namespace InstaHub.Web.Integration.OpenApi;

/// <summary>
/// Compares answers with what an OpenAPI document says of them, strictly: what it does not describe must not be there. Notes what of the
/// described objects it has seen.
/// </summary>
/// <param name="document">The document.</param>
internal sealed class DescriptionCheck(JsonElement document)
{
    private const string References = "#/components/schemas/";

    private readonly Dictionary<(string Component, string Member), MemberSeen> _seen = [];

    /// <summary>What has been seen of the members of each component, those included that were not there.</summary>
    public IReadOnlyDictionary<(string Component, string Member), MemberSeen> Seen => _seen;

    /// <summary>What is wrong with an answer, each with its place; of one without JSON nothing is.</summary>
    /// <param name="method">Of the request.</param>
    /// <param name="path">Of the request, without its query.</param>
    /// <param name="status">Of the answer.</param>
    /// <param name="body">Of the answer; empty: it has none.</param>
    public IReadOnlyList<string> Problems(string method, string path, int status, string body)
    {
        if (OperationOf(method, path) is not { } operation)
            return []; // not described at all, or no part of the interface
        var responses = operation.GetProperty("responses");
        if (!responses.TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out var response))
            return [$"{method} {path}: status {status} is not described"];
        if (!Resolve(response).TryGetProperty("content", out var content) || !content.TryGetProperty("application/json", out var json))
            return body.Length == 0 || content.ValueKind == JsonValueKind.Object ? [] : [$"{method} {path}: {status} has a body that is not described"];
        using var value = JsonDocument.Parse(body);
        return [.. Check(json.GetProperty("schema"), value.RootElement, "").Select(problem => $"{method} {path} {status}: {problem}")];
    }

    private JsonElement? OperationOf(string method, string path)
    {
        var parts = path.TrimEnd('/').Split('/');
        // A part that is named comes before one that may be anything: users/me, and then users/{id}.
        var found = document.GetProperty("paths").EnumerateObject()
            .Where(candidate => candidate.Value.TryGetProperty(method.ToLowerInvariant(), out _) && Fits(candidate.Name.Split('/'), parts))
            .OrderBy(candidate => candidate.Name.Count(c => c == '{')).ToList();
        return found.Count == 0 ? null : found[0].Value.GetProperty(method.ToLowerInvariant());
    }

    private static bool Fits(string[] template, string[] parts) =>
        template.Length == parts.Length && template.Zip(parts).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);

    private List<string> Check(JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return CheckComponent(reference.GetString()!, value, place);
        if (schema.TryGetProperty("oneOf", out var choices))
            return CheckChoice([.. choices.EnumerateArray()], value, place);
        if (schema.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
            return [$"{place} is {value.GetRawText()}, none of {values.GetRawText()}"];
        if (!schema.TryGetProperty("type", out var type))
            return values.ValueKind == JsonValueKind.Array ? [] : [$"of {place} nothing is said"];
        string[] types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : [type.GetString()!];
        if (!types.Any(one => Is(one, value)))
            return [$"{place} is {value.GetRawText()}, no {string.Join(" or ", types)}"];
        return value.ValueKind switch
        {
            JsonValueKind.Object => CheckObject(schema, value, place, null),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                [.. value.EnumerateArray().SelectMany((item, i) => Check(items, item, $"{place}[{i}]"))],
            JsonValueKind.Array => [$"of the items of {place} nothing is said"],
            JsonValueKind.String when schema.TryGetProperty("format", out var format) && !HasFormat(format.GetString()!, value) =>
                [$"{place} is {value.GetRawText()}, no {format}"],
            _ => [],
        };
    }

    private List<string> CheckComponent(string reference, JsonElement value, string place)
    {
        Assert.StartsWith(References, reference);
        var name = reference[References.Length..];
        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty(name);
        return value.ValueKind == JsonValueKind.Object ? CheckObject(schema, value, place, name) : Check(schema, value, place);
    }

    private List<string> CheckChoice(IReadOnlyList<JsonElement> choices, JsonElement value, string place)
    {
        var problems = choices.Select(choice => Check(choice, value, place)).ToList();
        return problems.Count(found => found.Count == 0) == 1 ? [] : problems[^1] is { Count: > 0 } last ? last : [$"{place} is more than one of what it may be"];
    }

    private List<string> CheckObject(JsonElement schema, JsonElement value, string place, string? component)
    {
        var described = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToDictionary(property => property.Name, property => property.Value) : [];
        var problems = new List<string>();
        if (schema.TryGetProperty("required", out var required))
            problems.AddRange(required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{place}.{name} is missing"));
        foreach (var member in value.EnumerateObject())
        {
            if (described.TryGetValue(member.Name, out var known))
                problems.AddRange(Check(known, member.Value, $"{place}.{member.Name}"));
            else if (!schema.TryGetProperty("additionalProperties", out var others))
                problems.Add($"{place}.{member.Name} is not described");
            else if (others is { ValueKind: JsonValueKind.Object } && others.EnumerateObject().Any())
                problems.AddRange(Check(others, member.Value, $"{place}.{member.Name}"));
        }

        foreach (var name in component is null ? (IEnumerable<string>)[] : described.Keys)
            Note((component!, name), value.TryGetProperty(name, out var there) ? there.ValueKind == JsonValueKind.Null ? MemberSeen.Null : MemberSeen.Value : MemberSeen.Absent);
        return problems;
    }

    private void Note((string, string) member, MemberSeen seen) => _seen[member] = _seen.GetValueOrDefault(member) | seen;

    private static bool Is(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };

    private static bool HasFormat(string format, JsonElement value) => format switch
    {
        "uuid" => value.TryGetGuid(out _),
        "date-time" => value.TryGetDateTimeOffset(out _),
        _ => true,
    };

    private JsonElement Resolve(JsonElement element)
    {
        if (!element.TryGetProperty("$ref", out var reference))
            return element;
        var found = document;
        foreach (var part in reference.GetString()!.Split('/').Skip(1))
            found = found.GetProperty(part);
        return found;
    }
}

/// <summary>In which forms a member of an object was seen.</summary>
[Flags]
internal enum MemberSeen
{
    None = 0,
    Absent = 1,
    Null = 2,
    Value = 4,
}

/// <summary>Passes requests on and checks each answer.</summary>
internal sealed class CheckedAnswers(DescriptionCheck check) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
{
    private readonly List<string> _problems = [];

    /// <summary>What was wrong, each once, whatever the ids in it.</summary>
    public IReadOnlyList<string> Problems => [.. _problems.Distinct()];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var body = answer.Content.Headers.ContentType?.MediaType == "application/json" ? await answer.Content.ReadAsStringAsync(cancellationToken) : "";
        if (body.Length > 0)
            _problems.AddRange(check.Problems(request.Method.Method, request.RequestUri!.AbsolutePath, (int)answer.StatusCode, body));
        return answer;
    }
}
