using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using InstaHub.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace InstaHub.Web.Integration;

/// <summary>The security headers, on answers of every kind.</summary>
public sealed class SecurityHeaderTests : IAsyncLifetime
{
    private readonly ClientFolder _client = new();
    private TestWeb _web = null!;

    public async ValueTask InitializeAsync() => _web = await TestWeb.StartAsync(
        builder => builder.Configuration["Web:ClientPath"] = _client.Path,
        api =>
        {
            api.MapGet("/fine", () => Answer.Ok("x"));
            api.MapGet("/bug", string () => throw new InvalidOperationException());
        });

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _client.Dispose();
    }

    [Theory]
    [InlineData("/api/v1/fine", 200)]
    [InlineData("/api/v1/bug", 500)]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/health/live", 200)]
    [InlineData("/health/ready", 200)]
    [InlineData("/favicon.svg", 200)]
    [InlineData("/", 200)]
    public async Task Every_answer_has_them_and_none_names_the_server(string path, int status)
    {
        var answer = await _web.Get(path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("DENY", answer.Header("X-Frame-Options"));
        Assert.Equal("strict-origin-when-cross-origin", answer.Header("Referrer-Policy"));
        Assert.Contains("geolocation=()", answer.Header("Permissions-Policy"));
        Assert.Contains("default-src 'none'", answer.Header("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"));
        Assert.Null(answer.Header("Strict-Transport-Security"));
        Assert.Null(answer.Header("Server"));
    }

    [Fact]
    public async Task A_page_may_run_its_own_scripts_and_no_inline_ones()
    {
        var policy = (await _web.Get("/")).Header("Content-Security-Policy");

        Assert.Contains("script-src 'self';", policy);
        Assert.Contains("style-src 'self';", policy);
        Assert.Contains("connect-src 'self';", policy);
        Assert.DoesNotContain("unsafe", policy);
    }

    [Theory]
    [InlineData("", "img-src 'self' blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self';")]
    [InlineData("https://cdn.example.org", "img-src 'self' blob: https://cdn.example.org; media-src 'self' blob: https://cdn.example.org; font-src 'self'; connect-src 'self' https://cdn.example.org;")]
    [InlineData("https://cdn.example.org:8443/a/b;c", "img-src 'self' blob: https://cdn.example.org:8443; media-src 'self' blob: https://cdn.example.org:8443;")]
    public async Task A_page_may_show_media_from_where_they_are_read(string publicBaseUrl, string expected)
    {
        await using var web = await TestWeb.StartAsync(builder =>
        {
            builder.Configuration["Web:ClientPath"] = _client.Path;
            builder.Configuration["Media:PublicBaseUrl"] = publicBaseUrl;
        });

        Assert.Contains(expected, (await web.Get("/")).Header("Content-Security-Policy"));
    }

    /// <summary>The service worker fetches for the pages, under the policy of its own answer.</summary>
    [Fact]
    public async Task The_service_worker_may_load_what_its_pages_may() =>
        Assert.Equal((await _web.Get("/")).Header("Content-Security-Policy"), (await _web.Get("/sw.js")).Header("Content-Security-Policy"));

    [Fact]
    public async Task A_page_may_hear_the_microphone_and_use_passkeys_and_nothing_else_may()
    {
        Assert.Equal(
            "camera=(), microphone=(self), geolocation=(), payment=(), usb=(), browsing-topics=(), publickey-credentials-get=(self), publickey-credentials-create=(self)",
            (await _web.Get("/")).Header("Permissions-Policy"));
        Assert.Equal(
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()", (await _web.Get("/api/v1/fine")).Header("Permissions-Policy"));
    }

    [Fact]
    public async Task An_answer_that_is_no_page_may_load_nothing() =>
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", (await _web.Get("/api/v1/fine")).Header("Content-Security-Policy"));

    [Fact]
    public async Task Over_TLS_browsers_are_told_to_stay_with_it()
    {
        using var certificate = LoopbackCertificate();
        await using var secure = await TestWeb.StartAsync(builder =>
        {
            builder.WebHost.UseUrls("https://127.0.0.1:0");
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate));
        });

        var answer = await secure.Get("/health/live");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("max-age=31536000", answer.Header("Strict-Transport-Security"));
    }

    private static X509Certificate2 LoopbackCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
