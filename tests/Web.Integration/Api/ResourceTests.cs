using System.Net;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Errors;
using Microsoft.AspNetCore.Builder;

namespace InstaHub.Web.Integration.Api;

/// <summary>Single resources with entity tags, and what grains refuse.</summary>
public sealed class ResourceTests : IAsyncLifetime
{
    private long _version = 1;
    private Error? _refusal;
    private TestWeb _web = null!;

    public async ValueTask InitializeAsync() => _web = await TestWeb.StartAsync(api: api =>
    {
        api.MapGet("/thing", () => Answer.Tagged("x", EntityTags.Of(_version)));
        api.MapPost("/thing", () => Answer.Tagged("x", EntityTags.Of(_version)));
        api.MapGet("/asked", () => Answer.From(Ask()));
        api.MapGet("/asked/length", () => Answer.From(Ask(), text => $"{text.Length}"));
        api.MapGet("/wanting", string () =>
            throw new ApiException(new FieldErrors().Add("a", "One.").Require(false, "b", "Two.").Require(true, "c", "Not.").Add("a", "Three.").ToError()));
    });

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Theory]
    [InlineData("W/\"1\"")]
    [InlineData("\"1\"")]
    [InlineData("\"other\", W/\"1\"")]
    [InlineData("*")]
    public async Task What_the_client_has_is_not_sent_again(string known)
    {
        var answer = await _web.Get("/api/v1/thing", ("If-None-Match", known));

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Equal("W/\"1\"", answer.Header("ETag"));
        Assert.Equal("no-cache, private", answer.Header("Cache-Control"));
        Assert.Empty(await answer.Text());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("W/\"0\"")]
    [InlineData("nonsense")]
    public async Task What_it_does_not_have_is_sent_with_its_tag(string? known)
    {
        var answer = known is null ? await _web.Get("/api/v1/thing") : await _web.Get("/api/v1/thing", ("If-None-Match", known));

        Assert.Equal((HttpStatusCode.OK, "W/\"1\""), (answer.StatusCode, answer.Header("ETag")));
        Assert.Equal("""{"success":true,"data":"x"}""", await answer.Text());
    }

    [Fact]
    public async Task A_changed_resource_has_another_tag()
    {
        _version = 0x2B;

        Assert.Equal(HttpStatusCode.OK, (await _web.Get("/api/v1/thing", ("If-None-Match", "W/\"1\""))).StatusCode);
        Assert.Equal("W/\"2b\"", (await _web.Get("/api/v1/thing")).Header("ETag"));
    }

    [Fact]
    public async Task HEAD_asks_as_GET_does() =>
        Assert.Equal(HttpStatusCode.NotModified, (await _web.Send(HttpMethod.Head, "/api/v1/thing", null, ("If-None-Match", "W/\"1\""))).StatusCode);

    [Fact]
    public async Task A_write_is_never_spared() =>
        Assert.Equal(HttpStatusCode.OK, (await _web.Send(HttpMethod.Post, "/api/v1/thing", null, ("If-None-Match", "W/\"1\""))).StatusCode);

    [Theory]
    [InlineData(ErrorKind.Invalid, 400)]
    [InlineData(ErrorKind.Unauthenticated, 401)]
    [InlineData(ErrorKind.Forbidden, 403)]
    [InlineData(ErrorKind.NotFound, 404)]
    [InlineData(ErrorKind.Conflict, 409)]
    [InlineData(ErrorKind.Gone, 410)]
    [InlineData(ErrorKind.Unprocessable, 422)]
    [InlineData(ErrorKind.RateLimited, 429)]
    public async Task A_refusal_of_a_grain_has_the_status_of_its_kind(ErrorKind kind, int status)
    {
        _refusal = new Error(kind, "named_reason", "In words.")
        {
            Details = new Dictionary<string, string[]> { ["field"] = ["Is wrong."] },
            RetryAfter = TimeSpan.FromSeconds(1.2),
        };

        foreach (var path in (string[])["/api/v1/asked", "/api/v1/asked/length"])
        {
            var answer = await _web.Get(path);
            var error = await answer.Failure((HttpStatusCode)status, "named_reason");
            Assert.Equal("In words.", error.GetProperty("message").GetString());
            Assert.Equal("""{"field":["Is wrong."]}""", error.GetProperty("details").GetRawText());
            Assert.Equal("2", answer.Header("Retry-After"));
        }
    }

    [Fact]
    public void Every_kind_of_refusal_has_a_status_of_its_own() =>
        Assert.Equal(Enum.GetValues<ErrorKind>().Length, Enum.GetValues<ErrorKind>().Select(ErrorKinds.StatusOf).Distinct().Count());

    [Fact]
    public async Task A_value_of_a_grain_is_answered()
    {
        Assert.Equal("""{"success":true,"data":"text"}""", await (await _web.Get("/api/v1/asked")).Text());
        Assert.Equal("""{"success":true,"data":"4"}""", await (await _web.Get("/api/v1/asked/length")).Text());
    }

    [Fact]
    public async Task What_is_wrong_with_fields_is_told_by_field()
    {
        var error = await (await _web.Get("/api/v1/wanting")).Failure(HttpStatusCode.BadRequest, "validation_failed");

        Assert.Equal("""{"a":["One.","Three."],"b":["Two."]}""", error.GetProperty("details").GetRawText());
        Assert.Empty(_web.Log.Troubles);
    }

    private Result<string> Ask() => _refusal is null ? "text" : _refusal;
}
