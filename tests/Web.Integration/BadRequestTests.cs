using System.Net;
using System.Net.Http.Headers;
using System.Text;
using InstaHub.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace InstaHub.Web.Integration;

/// <summary>Malformed, mistyped, oversized and hostile requests: never a 500, always the envelope.</summary>
public sealed class BadRequestTests : IAsyncLifetime
{
    private const int Largest = 4096;

    private TestWeb _web = null!;

    public async ValueTask InitializeAsync() => _web = await TestWeb.StartAsync(
        builder =>
        {
            builder.Configuration["Web:MaxRequestBodyBytes"] = $"{Largest}";
            builder.Configuration["Web:MaxRequestLineBytes"] = "2048";
            builder.Configuration["Web:RequestHeadersTimeoutSeconds"] = "1";
        },
        api =>
        {
            api.MapPost("/notes", (NewNote note) => Answer.Ok(note.Title));
            api.MapGet("/notes/{id:guid}", (Guid id) => Answer.Ok($"{id}"));
            api.MapGet("/numbered", (int limit) => Answer.Ok($"{limit}"));
        });

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_web.Log.Troubles);
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task A_good_request_passes() =>
        Assert.Equal(HttpStatusCode.OK, (await Post("""{"title":"a","stars":3,"tags":["x"],"unknown":1}""")).StatusCode);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("nonsense")]
    [InlineData("""{"title":"a","stars":3,"tags":[]}x""")]
    [InlineData("""{"title":"a",}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"title":"a","stars":3}""")]
    [InlineData("""{"title":"a","title":"b","stars":3,"tags":[]}""")]
    public async Task What_is_not_the_expected_JSON_is_not_valid(string body) =>
        await (await Post(body)).Failure(HttpStatusCode.BadRequest, "validation_failed");

    [Theory]
    [InlineData("title", """{"title":5,"stars":3,"tags":[]}""")]
    [InlineData("title", """{"title":{"a":1},"stars":3,"tags":[]}""")]
    [InlineData("title", """{"title":null,"stars":3,"tags":[]}""")]
    [InlineData("stars", """{"title":"a","stars":"3","tags":[]}""")]
    [InlineData("stars", """{"title":"a","stars":3.5,"tags":[]}""")]
    [InlineData("stars", """{"title":"a","stars":99999999999999999999,"tags":[]}""")]
    [InlineData("tags", """{"title":"a","stars":3,"tags":"x"}""")]
    [InlineData("tags[1]", """{"title":"a","stars":3,"tags":["x",7]}""")]
    public async Task A_wrong_type_is_not_valid_and_the_field_is_named(string field, string body)
    {
        var error = await (await Post(body)).Failure(HttpStatusCode.BadRequest, "validation_failed");

        Assert.Equal(field, Assert.Single(error.GetProperty("details").EnumerateObject()).Name);
    }

    [Fact]
    public async Task What_is_not_UTF8_is_not_valid()
    {
        byte[] body = [.. "{\"title\":\""u8, 0xC3, 0x28, .. "\",\"stars\":3,\"tags\":[]}"u8];

        await (await Post(new ByteArrayContent(body))).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Deep_nesting_is_not_valid()
    {
        var body = "{\"title\":" + new string('[', 1000) + new string(']', 1000) + "}";

        await (await Post(body)).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Theory]
    [InlineData("/api/v1/numbered?limit=many")]
    [InlineData("/api/v1/numbered?limit=99999999999")]
    [InlineData("/api/v1/numbered")]
    public async Task A_query_of_the_wrong_type_is_not_valid(string path) =>
        await (await _web.Get(path)).Failure(HttpStatusCode.BadRequest, "validation_failed");

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_content_type_is_not_supported(string? type)
    {
        var body = new ByteArrayContent("{}"u8.ToArray());
        body.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);

        await (await _web.Send(HttpMethod.Post, "/api/v1/notes", body)).Failure(HttpStatusCode.UnsupportedMediaType, "unsupported_type");
    }

    [Fact]
    public async Task A_body_that_announces_to_be_too_large_is_refused() =>
        await (await Post(Oversized())).Failure(HttpStatusCode.RequestEntityTooLarge, "too_large");

    [Fact]
    public async Task A_body_that_turns_out_to_be_too_large_is_refused()
    {
        var answer = await _web.Send(HttpMethod.Post, "/api/v1/notes", AsJson(new StringContent(Oversized())), ("Transfer-Encoding", "chunked"));

        await answer.Failure(HttpStatusCode.RequestEntityTooLarge, "too_large");
    }

    [Fact]
    public async Task Headers_that_are_too_large_are_refused() =>
        Assert.Equal(
            HttpStatusCode.RequestHeaderFieldsTooLarge,
            (await _web.Get("/api/v1/notes", ("X-Large", new string('x', 20_000)))).StatusCode);

    [Fact]
    public async Task Too_many_headers_are_refused() =>
        Assert.Equal(
            HttpStatusCode.RequestHeaderFieldsTooLarge,
            (await _web.Get("/api/v1/notes", [.. Enumerable.Range(0, 70).Select(i => ($"X-{i}", "x"))])).StatusCode);

    [Fact]
    public async Task A_target_that_is_too_long_is_refused() =>
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await _web.Get("/api/v1/" + new string('x', 3000))).StatusCode);

    [Fact]
    public async Task A_client_that_does_not_finish_its_headers_is_sent_away()
    {
        // Without a limit of our own this would take 30 seconds.
        var answer = await _web.SendRaw("GET / HTTP/1.1\r\nHost: localhost\r\n", patience: TimeSpan.FromSeconds(20));

        Assert.StartsWith("HTTP/1.1 408", answer);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing")]
    [InlineData("GET", "/api/v1/notes/not-an-id")]
    [InlineData("GET", "/api/v1")]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/health")]
    [InlineData("POST", "/api/v1/nothing")]
    [InlineData("DELETE", "/api/v1/%2e%2e/%2e%2e/notes")]
    [InlineData("GET", "/nothing")]
    public async Task An_unknown_route_is_not_found(string method, string path) =>
        await (await _web.Send(new HttpMethod(method), path)).Failure(HttpStatusCode.NotFound, "not_found");

    [Fact]
    public async Task A_browser_that_navigates_below_the_interface_gets_no_page() =>
        await (await _web.Get("/api/v1/nothing", ("Accept", "text/html"))).Failure(HttpStatusCode.NotFound, "not_found");

    [Theory]
    [InlineData("PUT", "/api/v1/notes", "POST")]
    [InlineData("POST", "/api/v1/numbered", "GET, HEAD")]
    [InlineData("POST", "/health/live", "GET, HEAD")]
    [InlineData("DELETE", "/health/ready", "GET, HEAD")]
    public async Task A_method_that_a_route_does_not_have_is_refused_with_those_it_has(string method, string path, string allowed)
    {
        var answer = await _web.Send(new HttpMethod(method), path);

        await answer.Failure(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
        Assert.Equal(allowed, answer.Header("Allow"));
    }

    private static string Oversized() => $$"""{"title":"{{new string('x', Largest)}}","stars":3,"tags":[]}""";

    private Task<HttpResponseMessage> Post(string body) => Post(new ByteArrayContent(Encoding.UTF8.GetBytes(body)));

    private Task<HttpResponseMessage> Post(HttpContent body) => _web.Send(HttpMethod.Post, "/api/v1/notes", AsJson(body));

    private static HttpContent AsJson(HttpContent body)
    {
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return body;
    }
}
