using System.Globalization;
using System.Text;
using System.Text.Json;

namespace InstaHub.Web.Integration.Fuzz;

/// <summary>Makes requests for operations: right in most of what they are, so that they get far, and hostile in some.</summary>
internal sealed class RequestMaker(IReadOnlyList<ApiOperation> operations, Random random, int accounts)
{
    private const int HugeBytes = 10 << 20;

    private static readonly string[] ContentTypes =
    [
        "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "application/json; charset=utf-16",
        "application/json; charset=nonsense", "application/json;;;", "application/problem+json", "text/json", "*/*", "application/octet-stream", "json", "", "application/json, text/html",
    ];

    private static readonly (string Name, string[] Values)[] Headers =
    [
        ("Accept", ["*/*", "text/html", "application/json;version=9", "application/json;version=1", "application/json;version=\"", ";;;q=,", "a/b;version"]),
        ("Accept-Encoding", ["br", "gzip;q=0, *;q=1", "identity;q=0", ",,,;q=x", "zstd"]),
        ("Idempotency-Key", ["", " ", "a b", "\u00e9", "1", "x,y"]),
        ("If-None-Match", ["*", "\"", "W/\"", "W/\"1\", \"2\"", "nonsense"]),
        ("If-Match", ["*", "W/\"1\""]),
        ("traceparent", ["00-00000000000000000000000000000000-0000000000000000-00", "nonsense", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"]),
        ("X-Forwarded-For", ["::1", "nonsense", "1.2.3.4, 5.6.7.8"]),
        ("Origin", ["null", "https://evil.example"]),
        ("Content-Encoding", ["gzip", "br", "nonsense"]),
        ("Range", ["bytes=0-", "bytes=-1"]),
        ("Cookie", ["a=b; ;;=", "refresh=\u00ff"]),
        ("User-Agent", ["\u0001", "x"]),
        ("X-HTTP-Method-Override", ["DELETE"]),
    ];

    private static readonly string[] Tokens =
        ["", " ", "x", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJFUzI1NiJ9.e30.AAAA", "\u00e9", new('a', 5_000), "bnVsbA.bnVsbA.bnVsbA", "W10.W10.W10"];

    /// <summary>The next request.</summary>
    public FuzzRequest Next()
    {
        var operation = operations[random.Next(operations.Count)];
        var liberties = FuzzLiberties.None;
        var target = Target(operation, ref liberties);
        var method = operation.Method;
        if (random.Next(60) == 0)
        {
            method = Pick(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get"]);
            liberties |= FuzzLiberties.OtherOperation;
            operation = operations.FirstOrDefault(other => other.Method == method && other.Path == operation.Path) ?? operation;
        }

        var (body, contentType) = Body(operation);
        var headers = SomeHeaders(ref liberties);
        int? account = null;
        if (random.Next(10) is var way && way < 7)
            account = random.Next(accounts);
        else if (way < 8)
        {
            var token = Pick(Tokens);
            headers.Add(("Authorization", Pick(["Bearer ", "bearer ", "Basic ", ""]) + token));
            if (!Ascii.IsValid(token))
                liberties |= FuzzLiberties.Unreadable;
        }
        return new FuzzRequest(operation, method, target, headers, body, contentType, IsChunked: random.Next(20) == 0, liberties) { Account = account };
    }

    private string Target(ApiOperation operation, ref FuzzLiberties liberties)
    {
        var path = operation.Path;
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.In == "path"))
        {
            var isHostile = random.Next(4) == 0;
            var value = isHostile ? HostileValues.UrlValue(random) : Uri.EscapeDataString(Plain(parameter.Name, parameter.Schema));
            if (isHostile)
                liberties |= FuzzLiberties.OtherOperation | FuzzLiberties.Unreadable;
            path = path.Replace($"{{{parameter.Name}}}", value);
        }
        var query = new List<string>();
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.In == "query" && random.Next(2) == 0))
        {
            for (var i = random.Next(8) == 0 ? 3 : 1; i > 0; i--)
                query.Add($"{parameter.Name}={(random.Next(2) == 0 ? HostileValues.UrlValue(random) : Uri.EscapeDataString(Plain(parameter.Name, parameter.Schema)))}");
        }
        if (random.Next(10) == 0)
            query.Add($"{HostileValues.UrlValue(random)}={HostileValues.UrlValue(random)}");
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    private List<(string Name, string Value)> SomeHeaders(ref FuzzLiberties liberties)
    {
        var headers = new List<(string Name, string Value)>();
        if (random.Next(5) == 0)
        {
            var (name, values) = Headers[random.Next(Headers.Length)];
            headers.Add((name, Pick(values)));
            // The server takes headers for UTF-8, and lets none with control characters in.
            if (headers[^1].Value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
                liberties |= FuzzLiberties.Unreadable;
        }
        if (random.Next(20) == 0)
            headers.Add(("Idempotency-Key", $"key-{random.Next(50)}"));
        if (random.Next(50) == 0)
        {
            for (var i = random.Next(1, 200); i > 0; i--)
                headers.Add(($"X-Many-{i}", new string('v', random.Next(200))));
            liberties |= FuzzLiberties.Unreadable;
        }
        return headers;
    }

    private (byte[]? Body, string? ContentType) Body(ApiOperation operation)
    {
        if (operation.Body is null)
            return random.Next(20) == 0 ? (Encoding.UTF8.GetBytes(HostileValues.JsonValue(random)), "application/json") : (null, null);
        if (random.Next(40) == 0)
            return (null, null);
        var contentType = random.Next(20) == 0 ? Pick(ContentTypes) : "application/json";
        return (BodyBytes(operation.Body), contentType);
    }

    private byte[] BodyBytes(ApiSchema schema)
    {
        switch (random.Next(100))
        {
            case < 20:
                return Encoding.UTF8.GetBytes(Object(schema, hostileFields: 0));
            case < 60:
                return Encoding.UTF8.GetBytes(Object(schema, hostileFields: random.Next(1, 3)));
            case < 70:
                return Encoding.UTF8.GetBytes(HostileValues.JsonValue(random));
            case < 75:
                return Encoding.UTF8.GetBytes(HostileValues.Nested(random.Next(1, 5_000)));
            case < 80:
                return Encoding.Unicode.GetBytes(Object(schema, hostileFields: 0));
            case < 99:
                return Damaged(Encoding.UTF8.GetBytes(Object(schema, hostileFields: 0)));
            default:
                return random.Next(4) == 0 ? Huge(schema) : Encoding.UTF8.GetBytes(Object(schema, hostileFields: 5));
        }
    }

    // Cut off, or with bytes that are something else, among them halves of characters and raw surrogates.
    private byte[] Damaged(byte[] body)
    {
        if (random.Next(3) == 0)
            return body[..random.Next(body.Length + 1)];
        byte[][] pieces = [[0], [0xFF], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xEF, 0xBB, 0xBF], [0xF0, 0x9F], [(byte)'"'], [(byte)'\\'], [(byte)'{'], [(byte)','], [0x0A], [0xE2, 0x80, 0xA8]];
        var damaged = body.ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
            damaged.InsertRange(random.Next(damaged.Count + 1), pieces[random.Next(pieces.Length)]);
        return [.. damaged];
    }

    // Written into one array, since the runtime's pools would keep what text of this length is put together in.
    private byte[] Huge(ApiSchema schema)
    {
        var name = schema.Properties.Count > 0 ? Pick([.. schema.Properties.Keys]) : "a";
        var (before, filling, after) = random.Next(3) switch
        {
            0 => ($"{{\"{name}\":\"", "a", "\"}"),
            1 => ($"{{\"{name}\":[0", ",0", "]}"),
            _ => ("", "[", ""),
        };
        var body = new byte[HugeBytes];
        var at = Encoding.UTF8.GetBytes(before, body);
        for (var end = HugeBytes - after.Length - filling.Length; at <= end;)
            at += Encoding.UTF8.GetBytes(filling, body.AsSpan(at));
        at += Encoding.UTF8.GetBytes(after, body.AsSpan(at));
        return body[..at];
    }

    private string Object(ApiSchema schema, int hostileFields)
    {
        var fields = schema.Properties
            .Where(property => schema.Required.Contains(property.Key) || random.Next(2) == 0)
            .Select(property => (Name: JsonSerializer.Serialize(property.Key), Value: Value(property.Key, property.Value, 0))).ToList();
        for (var i = 0; i < hostileFields; i++)
        {
            switch (fields.Count == 0 ? 0 : random.Next(6))
            {
                case 0:
                    fields.Add(("\"extra\"", HostileValues.JsonValue(random)));
                    break;
                case 1:
                    fields.RemoveAt(random.Next(fields.Count));
                    break;
                case 2:
                    fields.Add((fields[random.Next(fields.Count)].Name, HostileValues.JsonValue(random)));
                    break;
                default:
                    var at = random.Next(fields.Count);
                    fields[at] = (fields[at].Name, HostileValues.JsonValue(random));
                    break;
            }
        }
        return $"{{{string.Join(',', fields.Select(field => $"{field.Name}:{field.Value}"))}}}";
    }

    private string Value(string name, ApiSchema schema, int depth)
    {
        var type = schema.Types.Count == 0 ? "string" : schema.Types[random.Next(schema.Types.Count)];
        return type switch
        {
            "null" => "null",
            "boolean" => random.Next(2) == 0 ? "true" : "false",
            "integer" => random.Next(-3, 200).ToString(CultureInfo.InvariantCulture),
            "number" => random.NextDouble().ToString(CultureInfo.InvariantCulture),
            "array" when depth < 3 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => schema.Items is { } items ? Value(name, items, depth + 1) : "1"))}]",
            "object" when depth < 3 => $"{{{string.Join(',', schema.Properties.Select(property => $"{JsonSerializer.Serialize(property.Key)}:{Value(property.Key, property.Value, depth + 1)}"))}}}",
            "array" => "[]",
            "object" => "{}",
            _ => JsonSerializer.Serialize(Plain(name, schema)),
        };
    }

    /// <summary>A text that such a parameter or field may well have; what names mean is guessed, so that some requests succeed.</summary>
    private string Plain(string name, ApiSchema schema) => (name.ToLowerInvariant(), schema.Format) switch
    {
        (_, "uuid") or ("idorusername", _) when random.Next(2) == 0 => Known[random.Next(Known.Count)],
        (_, "uuid") => new Guid(Bytes(16)).ToString("D"),
        (_, "date-time") => DateTimeOffset.UnixEpoch.AddSeconds(random.Next()).ToString("O", CultureInfo.InvariantCulture),
        ("email", _) => $"f{random.Next(100_000)}@example.com",
        ("username" or "login" or "idorusername", _) => $"f{random.Next(100_000)}",
        ("password" or "newpassword" or "currentpassword", _) => $"a password {random.Next(10)}",
        ("limit", _) => $"{random.Next(1, 101)}",
        ("code", _) => $"{random.Next(1_000_000):000000}",
        ("bio" or "displayname" or "q", _) => $"Some text {random.Next(100)}",
        _ when schema.Types.Contains("integer") => $"{random.Next(100)}",
        _ when schema.Types.Contains("boolean") => "true",
        _ => Convert.ToHexString(Bytes(random.Next(1, 24))),
    };

    /// <summary>Ids that exist.</summary>
    public IReadOnlyList<string> Known { get; init; } = ["018cc252-129b-7669-9c73-c4a1cd103413"];

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
