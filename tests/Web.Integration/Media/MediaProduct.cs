using System.Text.Json;
using InstaHub.TestSupport.Media;

namespace InstaHub.Web.Integration.Media;

/// <summary>A product that the tests of a class share, and somebody who uploads to it.</summary>
public sealed class MediaProduct : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("instahub-media-");
    private TestDatabase _database = null!;

    public TestDatabase Database => _database;

    public TestProduct Product { get; private set; } = null!;

    public MediaUser User { get; private set; } = null!;

    public Pictures Pictures { get; } = new();

    public string Folder => _folder.FullName;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        Product = await TestProduct.StartAsync(
            _database.ConnectionString, ("Media:Path", Folder), ("Media:MaxImageBytes", "3000000"), ("Media:MaxUnattached", "10000"),
            ("Media:MaxFileBytes", "300000"), ("Media:Processing:MaxVoiceDuration", "00:00:08"), ("Media:Processing:MaxAudioDuration", "00:00:08"),
            ("Media:Processing:MaxVideoDuration", "00:00:08"), ("Media:Processing:MaxVideoPixels", "2500000"), ("Logging:LogLevel:InstaHub.Silo.Media", "Debug"));
        User = await MediaUser.RegisterAsync(Product.Client, Product.Log);
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await _database.DisposeAsync();
        Pictures.Dispose();
        _folder.Delete(recursive: true);
    }

    public Task ExecuteAsync(string sql) => _database.ExecuteAsync(sql);

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql) => _database.QueryAsync<T>(sql);

    /// <summary>Fetches a variant into a file.</summary>
    public async Task<string> FetchAsync(JsonElement media, int size = 1080, string format = "jpeg")
    {
        using var answer = await Product.Client.GetAsync(UrlOf(media, size, format), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return Pictures.Write(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), format == "jpeg" ? ".jpg" : ".webp");
    }

    /// <summary>Fetches the main form of what is no photo into a file.</summary>
    public async Task<string> FetchContentAsync(JsonElement media, string extension)
    {
        using var answer = await Product.Client.GetAsync(media.GetProperty("url").GetString(), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(media.GetProperty("size").GetInt64(), bytes.Length);
        Assert.Equal(media.GetProperty("contentType").GetString(), answer.Content.Headers.ContentType?.ToString());
        return Pictures.Write(bytes, extension);
    }

    public static string UrlOf(JsonElement media, int size = 1080, string format = "jpeg") => media.GetProperty("variants").EnumerateArray()
        .Single(variant => variant.GetProperty("size").GetInt32() == size && variant.GetProperty("format").GetString() == format)
        .GetProperty("url").GetString()!;
}
