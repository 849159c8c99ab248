using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using InstaHub.Web.Api;
using Microsoft.AspNetCore.Builder;

namespace InstaHub.Web.Integration.Api;

/// <summary>Answers that are packed, and those that are not.</summary>
public sealed class CompressionTests : IAsyncLifetime
{
    private static readonly string Large = string.Join(' ', Enumerable.Range(0, 5000));
    private static readonly string Random = Convert.ToBase64String(RandomNumberGenerator.GetBytes(1500));

    private TestWeb _web = null!;

    public async ValueTask InitializeAsync() => _web = await TestWeb.StartAsync(api: api =>
    {
        api.MapGet("/large", () => Answer.Ok(Large));
        api.MapGet("/small", () => Answer.Ok("x"));
        api.MapGet("/random", () => Answer.Ok(Random));
        api.MapGet("/tagged", () => Answer.Tagged(Large, EntityTags.Of(1)));
    });

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("identity", null)]
    [InlineData("", null)]
    public async Task A_large_answer_is_packed_as_the_client_takes_it(string accepted, string? coding)
    {
        var answer = await _web.Get("/api/v1/large", ("Accept-Encoding", accepted));

        Assert.Equal((HttpStatusCode.OK, coding), (answer.StatusCode, answer.Header("Content-Encoding")));
        Assert.Equal("Accept-Encoding", answer.Header("Vary"));
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"{bytes.Length}", answer.Header("Content-Length"));
        if (coding is not null)
            Assert.InRange(bytes.Length, 1, Large.Length * 9 / 10);
        Assert.Equal($$"""{"success":true,"data":"{{Large}}"}""", Unpack(bytes, coding));
    }

    [Fact]
    public async Task A_small_answer_is_sent_as_it_is()
    {
        var answer = await _web.Get("/api/v1/small", ("Accept-Encoding", "br, gzip"));

        Assert.Equal((null, null), (answer.Header("Content-Encoding"), answer.Header("Vary")));
        Assert.Equal("""{"success":true,"data":"x"}""", await answer.Text());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task An_answer_of_noise_arrives_whole(string accepted)
    {
        var answer = await _web.Get("/api/v1/random", ("Accept-Encoding", accepted));

        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal($$"""{"success":true,"data":"{{Random}}"}""", Unpack(bytes, answer.Header("Content-Encoding")));
    }

    [Fact]
    public async Task HEAD_tells_the_length_of_what_GET_would_send()
    {
        var get = await _web.Get("/api/v1/large", ("Accept-Encoding", "br"));
        var head = await _web.Send(HttpMethod.Head, "/api/v1/large", null, ("Accept-Encoding", "br"));

        Assert.Equal((get.Header("Content-Length"), "br"), (head.Header("Content-Length"), head.Header("Content-Encoding")));
        Assert.Empty(await head.Text());
    }

    [Fact]
    public async Task The_tag_of_a_resource_does_not_depend_on_packing()
    {
        var packed = await _web.Get("/api/v1/tagged", ("Accept-Encoding", "br"));
        var plain = await _web.Get("/api/v1/tagged");

        Assert.Equal(packed.Header("ETag"), plain.Header("ETag"));
        Assert.StartsWith("W/", plain.Header("ETag"));
    }

    private static string Unpack(byte[] bytes, string? coding)
    {
        using var stream = new MemoryStream(bytes);
        using Stream plain = coding switch
        {
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            _ => stream,
        };
        return new StreamReader(plain).ReadToEnd();
    }
}
