using System.Net;
using System.Text;
using InstaHub.GrainInterfaces.Media;
using InstaHub.TestSupport.Media;

namespace InstaHub.Web.Integration.Media;

/// <summary>Asking for an upload, uploading, and who may.</summary>
public sealed class UploadTests(MediaProduct media) : IClassFixture<MediaProduct>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_begins_with_an_address_that_is_open_for_an_hour()
    {
        var answer = await media.User.BeginAsync("image/jpg", 1000);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var data = (await answer.Json()).GetProperty("data");
        Assert.Equal(["id", "uploadUrl", "method", "headers", "expiresAt"], data.EnumerateObject().Select(property => property.Name));
        Assert.Equal($"/api/v1/media/{data.GetProperty("id").GetString()}", answer.Header("Location"));
        Assert.Equal("PUT", data.GetProperty("method").GetString());
        Assert.Equal("image/jpeg", data.GetProperty("headers").GetProperty("Content-Type").GetString());
        Assert.StartsWith(media.Product.Address.ToString(), data.GetProperty("uploadUrl").GetString());
        Assert.InRange(data.GetProperty("expiresAt").GetDateTimeOffset() - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(61));

        var waiting = await media.User.GetAsync(data.GetProperty("id").GetGuid());
        Assert.Equal(["id", "status", "error", "kind", "variants", "blurHash", "width", "height", "url", "fileName", "size", "contentType", "duration", "waveform"], waiting.EnumerateObject().Select(property => property.Name));
        Assert.Equal("awaiting", waiting.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("""{"kind":"photo","contentType":"image/jpeg","size":1}""", "kind")]
    [InlineData("""{"kind":"image","contentType":"image/jpeg","size":0}""", "size")]
    [InlineData("""{"kind":"\u0000","contentType":"image/jpeg","size":-1}""", "kind", "size")]
    public async Task What_is_wrong_with_a_request_is_said(string body, params string[] fields)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var error = await (await media.User.SendAsync(HttpMethod.Post, "/api/v1/media", content)).Failure(HttpStatusCode.BadRequest, "validation_failed");
        Assert.Equal(fields, error.GetProperty("details").EnumerateObject().Select(field => field.Name).Order());
    }

    [Fact]
    public async Task Nobody_uploads_without_signing_in()
    {
        using var content = new StringContent("""{"kind":"image","contentType":"image/jpeg","size":10}""", Encoding.UTF8, "application/json");

        await (await media.Product.Client.PostAsync("/api/v1/media", content, Cancellation)).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Only_its_owner_sees_a_file()
    {
        var (id, _) = await media.User.BegunAsync("image/jpeg", 1000);
        var other = await MediaUser.RegisterAsync(media.Product.Client);

        var hidden = await (await other.SendAsync(HttpMethod.Get, $"/api/v1/media/{id}")).Failure(HttpStatusCode.NotFound, "not_found");
        var absent = await (await other.SendAsync(HttpMethod.Get, $"/api/v1/media/{Guid.NewGuid()}")).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(hidden.GetProperty("message").GetString(), absent.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_signature_is_good_for_one_file_and_its_time()
    {
        var (id, url) = await media.User.BegunAsync("image/jpeg", 3);
        var (otherId, _) = await media.User.BegunAsync("image/jpeg", 3);
        var address = url.ToString();

        foreach (var forged in new[]
        {
            address[..address.IndexOf('?')], address.Replace("e=", "e=1", StringComparison.Ordinal), address[..^1] + (address[^1] == 'A' ? 'B' : 'A'), address + "A",
            address.Replace("&s=", "&s=&t=", StringComparison.Ordinal), address.Replace($"{id}", $"{otherId}", StringComparison.Ordinal),
        })
            await (await media.User.PutAsync(new Uri(forged), [1, 2, 3])).Failure(HttpStatusCode.NotFound, "not_found");

        var read = await media.Product.Get<MediaUrls>().SignAsync(id);
        await (await media.User.PutAsync(new Uri($"{address[..address.IndexOf('?')]}?{read.Query}"), [1, 2, 3])).Failure(HttpStatusCode.NotFound, "not_found");

        var past = await media.Product.Get<MediaUrls>().SignUploadAsync(id, DateTimeOffset.UtcNow.AddSeconds(-1));
        await (await media.User.PutAsync(new Uri($"{address[..address.IndexOf('?')]}?{past}"), [1, 2, 3])).Failure(HttpStatusCode.Gone, "gone");
        Assert.Equal("awaiting", (await media.User.GetAsync(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_same_file_again_has_the_same_answer_and_another_one_is_refused()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var jpeg = await media.Pictures.QuartersAsync(".jpg");
        var (id, url) = await media.User.BegunAsync("image/jpeg", jpeg.Length);
        Assert.Equal(HttpStatusCode.OK, (await media.User.PutAsync(url, jpeg)).StatusCode);
        await media.User.WaitAsync(id);

        var again = await media.User.PutAsync(url, jpeg);
        Assert.Equal("ready", (await again.Json()).GetProperty("data").GetProperty("status").GetString());
        jpeg[^3] ^= 1;
        await (await media.User.PutAsync(url, jpeg)).Failure(HttpStatusCode.Conflict, "already_uploaded");
        await media.Product.Log.WaitForAsync($"Media {id} ");
        Assert.DoesNotContain(FilesOf(id), name => name.StartsWith("original", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_many_uploads_at_once_to_one_address_one_counts()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var jpeg = await media.Pictures.QuartersAsync(".jpg");
        var (id, url) = await media.User.BegunAsync("image/jpeg", jpeg.Length);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(upload =>
        {
            var bytes = jpeg.ToArray();
            bytes[^3] ^= (byte)(upload % 2);
            return media.User.PutAsync(url, bytes);
        }));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Distinct().Order());
        Assert.Equal(4, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal("ready", (await media.User.WaitAsync(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Who_has_too_many_files_that_belong_to_nothing_waits()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, ("Media:MaxUnattached", "5"), ("Media:Path", media.Folder));
        var user = await MediaUser.RegisterAsync(product.Client);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => user.BeginAsync("image/jpeg", 10)));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        var refused = answers.First(answer => answer.StatusCode != HttpStatusCode.Created);
        await refused.Failure(HttpStatusCode.TooManyRequests, "too_many_uploads");
        Assert.NotNull(refused.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.Created, (await (await MediaUser.RegisterAsync(product.Client)).BeginAsync("image/jpeg", 10)).StatusCode);
    }

    [Fact]
    public async Task Without_a_decoder_uploads_fail_and_say_so()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, ("Media:Processing:VipsPath", media.Folder), ("Media:Path", media.Folder));
        var user = await MediaUser.RegisterAsync(product.Client, product.Log);

        var failed = await user.UploadAsync([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);

        Assert.Equal("no_decoder", failed.GetProperty("error").GetString());
        Assert.Equal(HttpStatusCode.OK, (await product.Client.GetAsync("/health/ready", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_decoder_that_needs_too_much_is_stopped()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var jpeg = await media.Pictures.QuartersAsync(".jpg", 3000, 2000);
        foreach (var (setting, value, failure) in new[] { ("MaxMemoryMiB", "16", "damaged"), ("Timeout", "00:00:01", "timeout") })
        {
            await using var database = await TestDatabase.CreateEmptyAsync();
            var path = setting == "Timeout" ? SlowDecoder("exec sleep 600") : null;
            await using var product = await TestProduct.StartAsync(
                database.ConnectionString, ("Media:Path", media.Folder), ($"Media:Processing:{setting}", value), ("Media:Processing:VipsPath", path!));
            var user = await MediaUser.RegisterAsync(product.Client, product.Log);

            Assert.Equal(failure, (await user.UploadAsync(jpeg)).GetProperty("error").GetString());
        }
    }

    [Fact]
    public async Task A_decoder_that_computes_for_too_long_is_stopped()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(
            database.ConnectionString, ("Media:Path", media.Folder), ("Media:Processing:MaxCpuSeconds", "1"), ("Media:Processing:VipsPath", SlowDecoder("while :; do :; done")));
        var user = await MediaUser.RegisterAsync(product.Client, product.Log);

        Assert.Equal("timeout", (await user.UploadAsync([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3])).GetProperty("error").GetString());
    }

    private string SlowDecoder(string script)
    {
        var folder = Directory.CreateDirectory(media.Pictures.NewPath("")).FullName;
        foreach (var program in new[] { "vips", "vipsheader" })
        {
            var path = Path.Combine(folder, program);
            File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        return folder;
    }

    private IEnumerable<string> FilesOf(Guid id) =>
        Directory.EnumerateFiles(media.Folder, "*", SearchOption.AllDirectories).Where(path => path.Contains($"{id:N}", StringComparison.Ordinal)).Select(path => Path.GetFileName(path));
}
