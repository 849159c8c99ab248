using System.Net;
using InstaHub.Web.Api;
using InstaHub.Web.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Integration.Metrics;

/// <summary><c>/metrics</c>: what it tells, and whom.</summary>
public sealed class MetricsEndpointTests
{
    private const string Token = "a-token-of-some-length";

    [Fact]
    public async Task It_tells_of_requests_and_of_the_runtime_in_the_text_format()
    {
        await using var web = await StartAsync();
        await web.Get("/api/v1/thing");

        var answer = await web.Get("/metrics");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        var read = Exposition.Parse(await answer.Text());
        Assert.Equal("histogram", read.Types["http_server_request_duration_seconds"]);
        Assert.Contains(read.Samples, sample => sample.Name == "http_server_request_duration_seconds_count"
            && sample.Labels.GetValueOrDefault("http_route") == "/api/v1/thing" && sample.Labels["http_response_status_code"] == "200");
        Assert.Contains(read.Samples, sample => sample.Name == "dotnet_gc_collections_total");
        Assert.Contains(read.Samples, sample => sample.Name == "kestrel_active_connections");
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Host", "evil.example.org")]
    public async Task What_came_through_a_proxy_or_by_another_name_is_not_of_this_machine(string header, string value)
    {
        await using var web = await StartAsync();

        await (await web.Get("/metrics", (header, value))).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task It_can_be_closed_to_this_machine()
    {
        await using var web = await StartAsync(("AllowLoopback", "false"));

        await (await web.Get("/metrics")).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Who_has_the_token_may_read_it_from_anywhere()
    {
        await using var web = await StartAsync(("AllowLoopback", "false"), ("Token", Token));

        Assert.Equal(HttpStatusCode.OK, (await web.Get("/metrics", ("Authorization", $"Bearer {Token}"), ("Via", "1.1 proxy"))).StatusCode);
        foreach (var wrong in (string[])["Bearer", "Bearer ", $"Bearer {Token}x", $"Basic {Token}", "Bearer another-token-of-length"])
            Assert.Equal(HttpStatusCode.NotFound, (await web.Get("/metrics", ("Authorization", wrong))).StatusCode);
    }

    [Fact]
    public async Task On_a_port_of_its_own_everybody_may_read_it()
    {
        await using var web = await StartAsync(("AllowLoopback", "false"), ("Port", "1"));
        Assert.Equal(HttpStatusCode.NotFound, (await web.Get("/metrics")).StatusCode);

        // Which port a server has is known only when it has it.
        web.Services.GetRequiredService<IOptions<MetricsOptions>>().Value.Port = web.Address.Port;

        Assert.Equal(HttpStatusCode.OK, (await web.Get("/metrics")).StatusCode);
    }

    [Fact]
    public async Task It_can_be_turned_off()
    {
        await using var web = await StartAsync(("Enabled", "false"));

        Assert.Equal(HttpStatusCode.NotFound, (await web.Get("/metrics")).StatusCode);
    }

    [Theory]
    [InlineData("Token", "short")]
    [InlineData("Port", "0")]
    public async Task Options_that_cannot_be_stop_the_start(string option, string value) =>
        Assert.Contains(option, (await Assert.ThrowsAnyAsync<OptionsValidationException>(() => StartAsync((option, value)))).Message);

    private static Task<TestWeb> StartAsync(params (string Name, string Value)[] options) => TestWeb.StartAsync(
        builder =>
        {
            foreach (var (name, value) in options)
                builder.Configuration[$"Metrics:{name}"] = value;
        },
        api => api.MapGet("/thing", () => Answer.Ok("x")));
}
