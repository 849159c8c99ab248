using System.Net;
using InstaHub.Web.Api;
using Microsoft.AspNetCore.Builder;

namespace InstaHub.Web.Integration.Api;

/// <summary>Which version of the interface a request means.</summary>
public sealed class ApiVersionTests : IAsyncLifetime
{
    private TestWeb _web = null!;

    public async ValueTask InitializeAsync() => _web = await TestWeb.StartAsync(api: api => api.MapGet("/thing/{name}", (string name) => Answer.Ok(name)));

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/thing/x", "*/*")]
    [InlineData("/api/thing/x", "*/*")]
    [InlineData("/api/thing/x?q=1", "application/json")]
    [InlineData("/api/thing/x", "application/json;version=1")]
    [InlineData("/api/v1/thing/x", "application/json; version=\"1\"")]
    [InlineData("/api/thing/x", "application/json;version=2, application/json;version=1;q=0.5")]
    [InlineData("/api/thing/x", "application/json;version=2, */*")]
    [InlineData("/api/thing/x", "application/*;version=1")]
    public async Task The_first_version_is_meant(string path, string accept)
    {
        var answer = await _web.Get(path, ("Accept", accept));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("x", (await answer.Json()).GetProperty("data").GetString());
    }

    [Theory]
    [InlineData("application/json;version=2")]
    [InlineData("application/json;version=x")]
    [InlineData("text/html;version=1")]
    public async Task A_version_that_there_is_not_is_not_acceptable(string accept) =>
        await (await _web.Get("/api/thing/x", ("Accept", accept))).Failure(HttpStatusCode.NotAcceptable, "not_acceptable");

    [Theory]
    [InlineData("/api/v2/thing/x")]
    [InlineData("/api/v0/thing/x")]
    [InlineData("/api/v1")]
    [InlineData("/api")]
    [InlineData("/api/")]
    [InlineData("/apiv1/thing/x")]
    public async Task Other_addresses_are_not_found(string path) => await (await _web.Get(path)).Failure(HttpStatusCode.NotFound, "not_found");

    [Fact]
    public async Task A_route_that_only_begins_like_a_version_is_none() =>
        await (await _web.Get("/api/view/x")).Failure(HttpStatusCode.NotFound, "not_found");
}
