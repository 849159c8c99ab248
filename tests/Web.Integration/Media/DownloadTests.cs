using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;

namespace InstaHub.Web.Integration.Media;

/// <summary>Files that are only ever downloaded.</summary>
public sealed class DownloadTests(MediaProduct media) : IClassFixture<MediaProduct>
{
    private static readonly byte[] Page = "<html><script>alert(document.cookie)</script></html>"u8.ToArray();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("text/html", "page.html", "application/octet-stream")]
    [InlineData("image/svg+xml", "drawing.svg", "application/octet-stream")]
    [InlineData("application/javascript", "code.js", "application/octet-stream")]
    [InlineData("", "unknown", "application/octet-stream")]
    [InlineData("no type at all\r\nX-Evil: 1", "unknown", "application/octet-stream")]
    [InlineData("text/plain; charset=utf-8", "notes.txt", "text/plain")]
    [InlineData("application/PDF", "paper.pdf", "application/pdf")]
    public async Task A_file_is_sent_as_it_came_and_shown_by_no_browser(string contentType, string fileName, string sentAs)
    {
        var file = await UploadAsync(contentType, fileName, Page);

        Assert.Equal(("file", fileName, sentAs, Page.Length), (file.GetProperty("kind").GetString(), file.GetProperty("fileName").GetString(), file.GetProperty("contentType").GetString(), file.GetProperty("size").GetInt32()));
        Assert.All(["duration", "waveform", "width", "blurHash"], name => Assert.Equal(JsonValueKind.Null, file.GetProperty(name).ValueKind));
        using var answer = await GetAsync(file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Page, await answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(sentAs, answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(("attachment", fileName), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("default-src 'none'; sandbox; frame-ancestors 'none'", answer.Header("Content-Security-Policy"));
        Assert.Equal("same-site", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("private", answer.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd", "attachment; filename=passwd; filename*=UTF-8''passwd")]
    [InlineData("C:\\Users\\ada\\a b.txt", "a b.txt", "attachment; filename=\"a b.txt\"; filename*=UTF-8''a%20b.txt")]
    [InlineData("a\"; filename=b.exe; x=\"", "a\"; filename=b.exe; x=\"", "attachment; filename=\"a\\\"; filename=b.exe; x=\\\"\"; filename*=UTF-8''a%22%3B%20filename%3Db.exe%3B%20x%3D%22")]
    [InlineData("Grüße 🎉.txt", "Grüße 🎉.txt", "attachment; filename=\"Gr__e __.txt\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%F0%9F%8E%89.txt")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe", "attachment; filename=photogpj.exe; filename*=UTF-8''photogpj.exe")]
    [InlineData("..", null, "attachment; filename=file; filename*=UTF-8''file")]
    [InlineData(null, null, "attachment; filename=file; filename*=UTF-8''file")]
    public async Task The_name_of_a_file_is_a_name_and_nothing_else(string? declared, string? kept, string disposition)
    {
        var file = await UploadAsync("application/octet-stream", declared, Page);

        Assert.Equal(kept, file.GetProperty("fileName").GetString());
        using var answer = await GetAsync(file);
        Assert.Equal(disposition, answer.Header("Content-Disposition"));
    }

    [Theory]
    [InlineData("""a\r\nSet-Cookie: b""")]
    [InlineData("""a\u0000b""")]
    [InlineData("""a\ud800b""")]
    public async Task A_name_that_is_none_is_refused(string name) => await AssertRefusedAsync(name);

    [Fact]
    public async Task A_name_that_is_too_long_for_a_file_system_is_refused()
    {
        // Two bytes each.
        Assert.Equal(HttpStatusCode.Created, (await media.User.BeginAsync("", 10, "file", new string('ä', 127))).StatusCode);
        await AssertRefusedAsync(new string('ä', 128));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        var error = await (await media.User.BeginAsync("", 300_001, "file")).Failure(HttpStatusCode.RequestEntityTooLarge, "too_large");
        Assert.Contains("300000", error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Parts_of_a_file_are_sent_alone_and_what_a_client_has_is_not_sent_again()
    {
        var bytes = RandomNumberGenerator.GetBytes(200_000);
        var file = await UploadAsync("application/zip", "a.zip", bytes);

        using var part = await GetAsync(file, request => request.Headers.Range = new(1000, 1999));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[1000..2000], await part.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.StartsWith("attachment", part.Header("Content-Disposition"), StringComparison.Ordinal);
        using var unchanged = await GetAsync(file, request => request.Headers.IfNoneMatch.Add(part.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task A_file_is_read_by_its_signed_address_alone()
    {
        var file = await UploadAsync("application/zip", "a.zip", Page);
        var url = file.GetProperty("url").GetString()!;
        foreach (var forged in new[] { url[..url.IndexOf('?', StringComparison.Ordinal)], url.Replace("e=", "e=9", StringComparison.Ordinal), url[..^2] + "__", url.Replace("/file?", "/audio.m4a?", StringComparison.Ordinal), url.Replace("/file?", "/1080.webp?", StringComparison.Ordinal) })
            await (await media.Product.Client.GetAsync(forged, Cancellation)).Failure(HttpStatusCode.NotFound, "not_found");
    }

    private Task<JsonElement> UploadAsync(string contentType, string? fileName, byte[] content) => media.User.UploadAsync(content, contentType, "file", fileName);

    // The name as JSON has it between its quotation marks.
    private async Task AssertRefusedAsync(string name)
    {
        using var body = new StringContent($$"""{"kind":"file","contentType":"","size":10,"fileName":"{{name}}"}""", new MediaTypeHeaderValue("application/json"));
        var error = await (await media.User.SendAsync(HttpMethod.Post, "/api/v1/media", body)).Failure(HttpStatusCode.BadRequest, "validation_failed");
        Assert.True(error.GetProperty("details").TryGetProperty("fileName", out _));
    }

    private Task<HttpResponseMessage> GetAsync(JsonElement file, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, file.GetProperty("url").GetString());
        change?.Invoke(request);
        return media.Product.Client.SendAsync(request, Cancellation);
    }
}
