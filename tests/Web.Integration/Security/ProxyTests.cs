using InstaHub.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Integration.Security;

/// <summary>Whose word is taken for the client's address.</summary>
public sealed class ProxyTests
{
    [Fact]
    public async Task Without_known_proxies_nobodys()
    {
        await using var web = await StartAsync();

        Assert.Equal("127.0.0.1 http", await AddressSeen(web, "203.0.113.7"));
    }

    [Theory]
    [InlineData("Addresses", "127.0.0.1")]
    [InlineData("Networks", "127.0.0.0/8")]
    public async Task A_known_proxys(string kind, string value)
    {
        await using var web = await StartAsync((kind, value));

        Assert.Equal("203.0.113.7 https", await AddressSeen(web, "203.0.113.7"));
    }

    [Fact]
    public async Task Not_that_of_a_proxy_that_is_not_known()
    {
        await using var web = await StartAsync(("Addresses", "203.0.113.1"));

        Assert.Equal("127.0.0.1 http", await AddressSeen(web, "203.0.113.7"));
    }

    [Fact]
    public async Task What_a_client_claims_before_the_proxy_adds_its_own_is_not_believed()
    {
        await using var web = await StartAsync(("Addresses", "127.0.0.1"));

        Assert.Equal("203.0.113.7 https", await AddressSeen(web, "198.51.100.1, 203.0.113.7"));
    }

    [Theory]
    [InlineData("Addresses", "proxy.example.org")]
    [InlineData("Networks", "10.0.0.0/64")]
    [InlineData("Networks", "10.0.0.1")]
    public async Task What_is_no_address_stops_the_start(string kind, string value) =>
        Assert.Contains(value, (await Assert.ThrowsAnyAsync<OptionsValidationException>(() => StartAsync((kind, value)))).Message);

    private static async Task<string?> AddressSeen(TestWeb web, string forwardedFor) =>
        (await (await web.Get("/api/v1/me", ("X-Forwarded-For", forwardedFor), ("X-Forwarded-Proto", "https"))).Json()).GetProperty("data").GetString();

    private static Task<TestWeb> StartAsync(params (string Kind, string Value)[] proxies) => TestWeb.StartAsync(
        builder =>
        {
            foreach (var (kind, value) in proxies)
                builder.Configuration[$"Proxies:{kind}:0"] = value;
        },
        api => api.MapGet("/me", (HttpContext context) => Answer.Ok($"{context.Connection.RemoteIpAddress} {context.Request.Scheme}")));
}
