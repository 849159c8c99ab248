using System.IO.Compression;
using System.Net;
using System.Text;
using InstaHub.TestSupport.Media;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Media;

/// <summary>The pictures themselves, in what users get of their data.</summary>
public sealed class MediaExportTests : IDisposable
{
    private readonly Pictures _pictures = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _pictures.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_archive_has_what_was_uploaded_where_that_is_kept_and_else_the_largest_of_what_was_made_of_it(bool keepsOriginals)
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(
            database.ConnectionString, ("Accounts:ExportInterval", "00:00:00.05"), ("Media:Processing:KeepOriginals", $"{keepsOriginals}"),
            ("Logging:LogLevel:InstaHub.Silo.Media", "Debug"));
        var (user, other) = (await MediaUser.RegisterAsync(product.Client, product.Log), await MediaUser.RegisterAsync(product.Client, product.Log));
        var (ada, png, noise) = (Person.Of(product, user), await _pictures.QuartersAsync(".png"), await _pictures.NoiseAsync(2000, 1500));
        var (posted, loose) = ((await user.UploadAsync(png, "image/png")).Id(), (await user.UploadAsync(noise, "image/jpeg")).Id());
        var avatar = (await user.UploadAsync(png, "image/png", "avatar")).Id();
        await ada.Post(new { media = new[] { new { id = posted } } });
        await ada.DataAsync(ada.PatchAsync(new { avatar }));
        var file = (await user.UploadAsync([1, 2, 3], "application/zip", "file", "a.zip")).Id();
        await user.BegunAsync("image/jpeg", 1000);
        await user.UploadAsync(png[..100], "image/png"); // of which nothing comes
        await other.UploadAsync(png, "image/png");

        using var zip = await ExportAsync(product, ada);

        var extension = keepsOriginals ? "png" : "jpg";
        Assert.Equal(
            new[] { $"media/{posted}.{extension}", $"media/{loose}.jpg", $"media/{avatar}.{extension}", $"media/{file}" }.Order(StringComparer.Ordinal),
            zip.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("media/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal([1, 2, 3], await ReadAsync(zip, $"media/{file}"));
        Assert.Contains("a.zip", Encoding.UTF8.GetString(await ReadAsync(zip, "media.json")));
        if (keepsOriginals)
        {
            Assert.Equal(png, await ReadAsync(zip, $"media/{posted}.png"));
            Assert.Equal(noise, await ReadAsync(zip, $"media/{loose}.jpg"));
        }
        else
        {
            Assert.Matches("400x300 .*jpeg", await HeaderAsync(zip, $"media/{posted}.jpg"));
            Assert.Matches("1080x810 .*jpeg", await HeaderAsync(zip, $"media/{loose}.jpg"));
        }
        Assert.True(Assert.Single(await database.QueryAsync<long>("select count(*) from data_export_chunks")) > (keepsOriginals ? 2 : 0));
    }

    private async Task<string> HeaderAsync(ZipArchive zip, string name) => await Vips.RunAsync("vipsheader", _pictures.Write(await ReadAsync(zip, name), ".jpg"));

    private static async Task<byte[]> ReadAsync(ZipArchive zip, string name)
    {
        using var bytes = new MemoryStream();
        await using var entry = await zip.GetEntry(name)!.OpenAsync(Cancellation);
        await entry.CopyToAsync(bytes, Cancellation);
        return bytes.ToArray();
    }

    private static async Task<ZipArchive> ExportAsync(TestProduct product, Person person)
    {
        using var requested = await person.PostAsync("users/me/export");
        Assert.Equal(HttpStatusCode.Accepted, requested.StatusCode);
        string? url = null;
        await Patience.UntilAsync(
            async () =>
            {
                var state = await person.DataAsync(person.GetAsync("users/me/export"));
                url = state.GetProperty("status").GetString() == "ready" ? state.GetProperty("url").GetString() : null;
                return url is not null;
            },
            "the export to be ready");
        return new ZipArchive(await product.Client.GetStreamAsync(url, Cancellation));
    }
}
