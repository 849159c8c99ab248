using System.IO.Compression;
using System.Net;

namespace InstaHub.Web.Integration;

/// <summary>The files of the built client.</summary>
public sealed class ClientFileTests : IAsyncLifetime
{
    private const string Script = "/assets/index-1a2b3c.js";

    private readonly ClientFolder _client = new();
    private TestWeb _web = null!;

    public async ValueTask InitializeAsync() =>
        _web = await TestWeb.StartAsync(builder => builder.Configuration["Web:ClientPath"] = _client.Path);

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _client.Dispose();
    }

    [Theory]
    [InlineData(Script, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable")]
    [InlineData("/assets/style-4d5e6f.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable")]
    [InlineData("/favicon.svg", "image/svg+xml", "public, max-age=86400")]
    [InlineData("/sw.js", "text/javascript; charset=utf-8", "no-cache")]
    [InlineData("/manifest.webmanifest", "application/manifest+json; charset=utf-8", "public, max-age=86400")]
    [InlineData("/data.unknown", "application/octet-stream", "public, max-age=86400")]
    [InlineData("/index.html", "text/html; charset=utf-8", "no-cache")]
    [InlineData("/", "text/html; charset=utf-8", "no-cache")]
    public async Task A_file_has_its_type_and_its_lifetime(string path, string type, string lifetime)
    {
        var answer = await _web.Get(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Header("Content-Type"));
        Assert.Equal(lifetime, answer.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0.1, gzip", "br")]
    [InlineData("BR", "br")]
    [InlineData("*", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("gzip;q=1.0,br; q=0.000", "gzip")]
    [InlineData("*, br;q=0", "gzip")]
    [InlineData("br;q=0, gzip;q=0.0", null)]
    [InlineData("*;q=0", null)]
    [InlineData("identity", null)]
    [InlineData("brotli, x", null)]
    [InlineData("", null)]
    public async Task The_smallest_form_that_is_accepted_is_sent(string accepted, string? coding)
    {
        var answer = await _web.Get(Script, ("Accept-Encoding", accepted));

        Assert.Equal(coding, answer.Header("Content-Encoding"));
        Assert.Equal("Accept-Encoding", answer.Header("Vary"));
        Assert.Equal("text/javascript; charset=utf-8", answer.Header("Content-Type"));
        var bytes = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var plain = coding switch
        {
            "br" => new BrotliStream(bytes, CompressionMode.Decompress),
            "gzip" => new GZipStream(bytes, CompressionMode.Decompress),
            _ => bytes,
        };
        Assert.Equal(ClientFolder.Script, await new StreamReader(plain).ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_with_one_form_does_not_vary()
    {
        var answer = await _web.Get("/favicon.svg", ("Accept-Encoding", "br"));

        Assert.Null(answer.Header("Vary"));
        Assert.Null(answer.Header("Content-Encoding"));
    }

    [Fact]
    public async Task Each_form_has_an_entity_tag_of_its_own_and_is_not_sent_again()
    {
        var plain = (await _web.Get(Script)).Header("ETag")!;
        var brotli = (await _web.Get(Script, ("Accept-Encoding", "br"))).Header("ETag")!;
        Assert.NotEqual(plain, brotli);

        foreach (var known in (string[])[brotli, $"W/{brotli}", $"\"other\", {brotli}", "*"])
        {
            var answer = await _web.Get(Script, ("Accept-Encoding", "br"), ("If-None-Match", known));
            Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
            Assert.Equal(brotli, answer.Header("ETag"));
            Assert.Equal("Accept-Encoding", answer.Header("Vary"));
            Assert.Empty(await answer.Text());
        }
        foreach (var other in (string[])[plain, "nonsense", "\"\""])
        {
            var answer = await _web.Get(Script, ("Accept-Encoding", "br"), ("If-None-Match", other));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Script)]
    public async Task HEAD_answers_as_GET_does_without_the_body(string path)
    {
        var get = await _web.Get(path);
        var head = await _web.Send(HttpMethod.Head, path);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Header("Content-Length"), head.Header("Content-Length"));
        Assert.Equal(get.Header("ETag"), head.Header("ETag"));
        Assert.Empty(await head.Text());
    }

    [Theory]
    [InlineData("POST", "/")]
    [InlineData("DELETE", Script)]
    public async Task A_file_is_only_read(string method, string path)
    {
        var answer = await _web.Send(new HttpMethod(method), path);

        await answer.Failure(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
        Assert.Equal("GET, HEAD", answer.Header("Allow"));
    }

    [Theory]
    [InlineData("/profile/ada", "text/html,application/xhtml+xml,*/*;q=0.8")]
    [InlineData("/users/ada.js", "text/html")]
    [InlineData("/apiary", "text/html")]
    public async Task An_address_that_a_browser_navigates_to_is_the_clients_page(string path, string accept)
    {
        var answer = await _web.Get(path, ("Accept", accept));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(ClientFolder.Page, await answer.Text());
        Assert.Equal("no-cache", answer.Header("Cache-Control"));
        Assert.Contains("script-src 'self'", answer.Header("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("GET", "/profile/ada", "*/*")]
    [InlineData("GET", "/profile/ada", "application/json")]
    [InlineData("POST", "/profile/ada", "text/html")]
    [InlineData("GET", "/assets/index-gone.js", "text/html")]
    [InlineData("GET", "/robots.txt", "text/html")]
    [InlineData("GET", "/API/v1/nothing", "text/html")]
    [InlineData("GET", "/hubs/nothing", "text/html")]
    [InlineData("GET", "/health/nothing", "text/html")]
    public async Task Anything_else_that_is_not_there_is_not_found(string method, string path, string accept) =>
        await (await _web.Send(new HttpMethod(method), path, null, ("Accept", accept))).Failure(HttpStatusCode.NotFound, "not_found");

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/..%2fsecret.txt")]
    [InlineData("/assets/..%5c..%5csecret.txt")]
    [InlineData("/assets/../../secret.txt")]
    [InlineData("//secret.txt")]
    [InlineData("/.notes.json")]
    [InlineData(Script + ".br")]
    [InlineData(Script + ".gz")]
    public async Task Nothing_but_the_clients_own_files_is_served(string target)
    {
        // Written by hand, because an HTTP client would tidy the target first.
        var answer = await _web.SendRaw($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", TimeSpan.FromSeconds(30));

        Assert.StartsWith("HTTP/1.1 404", answer);
        Assert.DoesNotContain(ClientFolder.Secret, answer);
    }

    [Fact]
    public async Task A_client_built_meanwhile_does_not_mix_with_the_one_being_served()
    {
        _client.Write("wwwroot/index.html", "another build");

        Assert.Equal(ClientFolder.Page, await (await _web.Get("/")).Text());
    }

    [Fact]
    public async Task A_client_that_was_not_built_is_explained()
    {
        await using var bare = await TestWeb.StartAsync();

        var answer = await bare.Get("/", ("Accept", "text/html"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("./instahub run", await answer.Text());
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Contains(bare.Log.Entries, entry => entry.Text.Contains("not built"));
    }
}
