using System.Net;
using System.Text.Json;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Web.Integration.OpenApi;

/// <summary>The description of the interface.</summary>
public sealed class OpenApiTests : IAsyncLifetime
{
    private TestWeb _web = null!;
    private JsonElement _document;

    public async ValueTask InitializeAsync()
    {
        _web = await TestWeb.StartAsync(
            builder => builder.Services.AddErrorReference(new ApiError(409, "feature_reason", "A feature's own.")),
            api =>
            {
                api.MapGet("/notes", (PageRequest page) => Answer.Page<Note>([], null));
                api.MapPost("/notes", Results<Success<Note>, Failure> (NewNote note) => Answer.Fail(HttpErrors.Conflict))
                    .Produces<Success<Note>>(201).FailsWith(HttpErrors.Conflict, new ApiError(409, "note_full", "There is no room for more notes."));
                api.MapGet("/notes/{id:guid}", (Guid id) => Answer.Ok(new Note(id, "", default)));
            });
        _document = await (await _web.Get("/openapi/v1.json")).Json();
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public void It_is_OpenAPI_3_1() => Assert.StartsWith("3.1.", _document.GetProperty("openapi").GetString());

    [Fact]
    public void Every_endpoint_of_the_interface_is_there_with_what_it_answers()
    {
        var endpoints = _web.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true).ToList();
        Assert.Contains(endpoints, endpoint => endpoint.RoutePattern.RawText == "/api/v1/auth/login");

        foreach (var endpoint in endpoints)
        {
            foreach (var method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Where(method => method != "HEAD"))
            {
                var responses = Operation(endpoint.RoutePattern.RawText!, method).GetProperty("responses");
                var statuses = responses.EnumerateObject().Select(response => response.Name).ToList();
                Assert.Contains(statuses, status => status[0] is '2' or '3'); // one that sends a browser elsewhere has nothing to say
                Assert.Superset(new HashSet<string> { "429", "500", "503", "default" }, statuses.ToHashSet());
            }
        }
    }

    [Fact]
    public void An_answer_is_described_with_its_envelope()
    {
        var schema = Resolve(Operation("/api/v1/notes/{id}", "get").GetProperty("responses").GetProperty("200")
            .GetProperty("content").GetProperty("application/json").GetProperty("schema"));

        Assert.Equal(["data", "message", "success"], schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order());
        var note = Resolve(schema.GetProperty("properties").GetProperty("data"));
        Assert.Equal(["createdAt", "id", "title"], note.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order());
        Assert.Equal("Note", schema.GetProperty("properties").GetProperty("data").GetProperty("$ref").GetString()!.Split('/')[^1]);
        Assert.Equal("uuid", note.GetProperty("properties").GetProperty("id").GetProperty("format").GetString());
    }

    [Fact]
    public void A_page_is_described_with_its_end_and_its_parameters()
    {
        var operation = Operation("/api/v1/notes", "get");
        var schema = Resolve(operation.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema"));

        Assert.Equal(["data", "page", "success"], schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order());
        var parameters = operation.GetProperty("parameters").EnumerateArray().ToDictionary(parameter => parameter.GetProperty("name").GetString()!);
        Assert.Equal(["cursor", "limit"], parameters.Keys.Order());
        Assert.Equal(100, parameters["limit"].GetProperty("schema").GetProperty("maximum").GetInt32());
    }

    [Fact]
    public void A_write_takes_a_body_and_an_idempotency_key()
    {
        var operation = Operation("/api/v1/notes", "post");

        var body = Resolve(operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema"));
        Assert.Equal(["stars", "tags", "title"], body.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order());
        Assert.Equal("Idempotency-Key", Assert.Single(operation.GetProperty("parameters").EnumerateArray()).GetProperty("name").GetString());
        var statuses = operation.GetProperty("responses").EnumerateObject().Select(response => response.Name).ToList();
        Assert.Superset(new HashSet<string> { "201", "400", "408", "409", "413", "415", "422" }, statuses.ToHashSet());
        Assert.DoesNotContain("200", statuses);
        var conflict = operation.GetProperty("responses").GetProperty("409").GetProperty("description").GetString()!;
        Assert.All(["`conflict`", "`note_full`", "`idempotency_in_progress`"], code => Assert.Contains(code, conflict));
    }

    [Fact]
    public void Signing_in_takes_no_key_and_no_token_and_asking_who_one_is_does()
    {
        var login = Operation("/api/v1/auth/login", "post");
        var me = Operation("/api/v1/auth/me", "get");

        Assert.False(login.TryGetProperty("parameters", out _));
        Assert.Empty(login.GetProperty("security").EnumerateArray());
        Assert.Equal("bearer", Assert.Single(Assert.Single(me.GetProperty("security").EnumerateArray()).EnumerateObject()).Name);
        Assert.True(me.GetProperty("responses").TryGetProperty("401", out _));
        Assert.Equal("http", _document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("type").GetString());
    }

    [Fact]
    public void A_failure_is_described_as_it_is_answered()
    {
        var response = Resolve(Operation("/api/v1/notes", "post").GetProperty("responses").GetProperty("400"));
        var failure = Resolve(response.GetProperty("content").GetProperty("application/json").GetProperty("schema"));
        var error = Resolve(failure.GetProperty("properties").GetProperty("error"));

        Assert.Equal(["code", "details", "message", "traceId"], error.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order());
    }

    [Fact]
    public void The_error_reference_names_the_codes_of_HTTP_of_the_platform_and_of_features()
    {
        var codes = _document.GetProperty("x-errors").EnumerateArray()
            .Select(error => (error.GetProperty("status").GetInt32(), error.GetProperty("code").GetString()!)).ToList();

        foreach (var known in HttpErrors.Known)
            Assert.Contains((known.StatusCode, known.Code), codes);
        Assert.Contains((422, "idempotency_mismatch"), codes);
        Assert.Contains((410, "cursor_expired"), codes);
        Assert.Contains((409, "feature_reason"), codes);
        Assert.Contains((409, "note_full"), codes);
    }

    [Fact]
    public void Every_reference_leads_somewhere_and_no_two_operations_have_one_name()
    {
        var ids = new List<string>();
        Walk(_document, (name, value) =>
        {
            if (name == "$ref")
                Resolve(JsonDocument.Parse($$"""{"$ref":"{{value.GetString()}}"}""").RootElement);
            if (name == "operationId")
                ids.Add(value.GetString()!);
        });

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task It_is_not_sent_again_to_who_has_it()
    {
        var first = await _web.Get("/openapi/v1.json", ("Accept-Encoding", "br"));

        Assert.Equal("br", first.Header("Content-Encoding"));
        var again = await _web.Get("/openapi/v1.json", ("Accept-Encoding", "br"), ("If-None-Match", first.Header("ETag")!));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task The_page_and_its_files_hold_to_the_policy_of_pages()
    {
        var page = await _web.Get("/docs");

        Assert.Equal((HttpStatusCode.OK, "text/html; charset=utf-8"), (page.StatusCode, page.Header("Content-Type")));
        Assert.Contains("script-src 'self';", page.Header("Content-Security-Policy"));
        var html = await page.Text();
        Assert.DoesNotMatch("<script(?![^>]*\\bsrc=)|\\son[a-z]+=|\\sstyle=|<style|javascript:", html);
        var links = System.Text.RegularExpressions.Regex.Matches(html, "(?:src|href)=\"(/docs[^\"]*|/openapi[^\"]*)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(["/docs/docs.css", "/docs/docs.js", "/openapi/v1.json", "/openapi/v1.json"], links.Order());
        Assert.All(links, link => Assert.Equal(HttpStatusCode.OK, _web.Get(link).GetAwaiter().GetResult().StatusCode));
        Assert.Equal("text/javascript; charset=utf-8", (await _web.Get("/docs/docs.js")).Header("Content-Type"));
        Assert.DoesNotMatch("innerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function", await (await _web.Get("/docs/docs.js")).Text());
    }

    private JsonElement Operation(string path, string method)
    {
        var plain = System.Text.RegularExpressions.Regex.Replace(path, "\\{([^:}?]+)[^}]*\\}", "{$1}").TrimEnd('/');
        return _document.GetProperty("paths").GetProperty(plain).GetProperty(method.ToLowerInvariant());
    }

    private JsonElement Resolve(JsonElement element)
    {
        if (!element.TryGetProperty("$ref", out var reference))
            return element;
        var found = _document;
        foreach (var part in reference.GetString()!.Split('/').Skip(1))
            Assert.True(found.TryGetProperty(part, out found), $"{reference} leads nowhere");
        return found;
    }

    private static void Walk(JsonElement element, Action<string, JsonElement> visit)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                visit(property.Name, property.Value);
                Walk(property.Value, visit);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Walk(item, visit);
        }
    }
}
