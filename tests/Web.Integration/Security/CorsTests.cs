using System.Net;
using InstaHub.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Integration.Security;

/// <summary>Which pages of other origins may use the interface.</summary>
public sealed class CorsTests
{
    private const string Known = "https://app.example.org";

    [Fact]
    public async Task Without_a_list_no_other_origin_is_let_in()
    {
        await using var web = await StartAsync();

        var answer = await web.Get("/api/v1/thing", ("Origin", Known));
        var preflight = await Preflight(web, Known);

        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
        Assert.Null(preflight.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_listed_origin_is_let_in_and_may_read_our_headers()
    {
        await using var web = await StartAsync((Known, false));

        var answer = await web.Get("/api/v1/thing", ("Origin", Known));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Known, answer.Header("Access-Control-Allow-Origin"));
        Assert.Null(answer.Header("Access-Control-Allow-Credentials"));
        foreach (var header in (string[])["RateLimit-Remaining", "Retry-After", "ETag", "Location"])
            Assert.Contains(header, answer.Header("Access-Control-Expose-Headers"));
    }

    [Fact]
    public async Task A_failure_can_be_read_by_a_listed_origin_too()
    {
        await using var web = await StartAsync((Known, false));

        var answer = await web.Get("/api/v1/bug", ("Origin", Known));

        await answer.Failure(HttpStatusCode.InternalServerError, "internal");
        Assert.Equal(Known, answer.Header("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("https://evil.example.org")]
    [InlineData("http://app.example.org")]
    [InlineData("https://app.example.org:8443")]
    [InlineData("https://app.example.org.evil.org")]
    [InlineData("null")]
    public async Task Another_origin_is_not(string origin)
    {
        await using var web = await StartAsync((Known, false));

        Assert.Null((await web.Get("/api/v1/thing", ("Origin", origin))).Header("Access-Control-Allow-Origin"));
        Assert.Null((await Preflight(web, origin)).Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_preflight_of_a_listed_origin_is_answered()
    {
        await using var web = await StartAsync((Known, true));

        var answer = await Preflight(web, Known);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal((Known, "true", "600"), (answer.Header("Access-Control-Allow-Origin"), answer.Header("Access-Control-Allow-Credentials"), answer.Header("Access-Control-Max-Age")));
        Assert.Contains("PUT", answer.Header("Access-Control-Allow-Methods"));
        Assert.Contains("idempotency-key", answer.Header("Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("app.example.org")]
    [InlineData("https://app.example.org/")]
    [InlineData("https://app.example.org/path")]
    [InlineData("ftp://app.example.org")]
    public async Task What_is_no_origin_stops_the_start(string origin) =>
        Assert.Contains("Cors:Origins", (await Assert.ThrowsAnyAsync<OptionsValidationException>(() => StartAsync((origin, false)))).Message);

    private static Task<HttpResponseMessage> Preflight(TestWeb web, string origin) => web.Send(
        HttpMethod.Options, "/api/v1/thing", null, ("Origin", origin), ("Access-Control-Request-Method", "PUT"), ("Access-Control-Request-Headers", "authorization,idempotency-key"));

    private static Task<TestWeb> StartAsync(params (string Origin, bool Credentials)[] origins) => TestWeb.StartAsync(
        builder =>
        {
            for (var i = 0; i < origins.Length; i++)
            {
                builder.Configuration[$"Cors:Origins:{i}"] = origins[i].Origin;
                builder.Configuration["Cors:AllowCredentials"] = $"{origins[i].Credentials}";
            }
        },
        api =>
        {
            api.MapGet("/thing", () => Answer.Ok("x"));
            api.MapPut("/thing", () => Answer.Ok("x"));
            api.MapGet("/bug", string () => throw new InvalidOperationException());
        });
}
