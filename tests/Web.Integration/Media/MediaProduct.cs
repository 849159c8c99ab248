using System.Text.Json;
using InstaHub.TestSupport.Media;

namespace InstaHub.Web.Integration.Media;

/// <summary>A product that the tests of a class share, and somebody who uploads to it.</summary>
public sealed class MediaProduct : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("instahub-media-");
    private TestDatabase _database = null!;

    public TestProduct Product { get; private set; } = null!;

    public MediaUser User { get; private set; } = null!;

    public Pictures Pictures { get; } = new();

    public string Folder => _folder.FullName;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        Product = await TestProduct.StartAsync(
            _database.ConnectionString, ("Media:Path", Folder), ("Media:MaxImageBytes", "3000000"), ("Media:MaxUnattached", "10000"),
            ("Logging:LogLevel:InstaHub.Silo.Media", "Debug"));
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

    /// <summary>Fetches a variant into a file.</summary>
    public async Task<string> FetchAsync(JsonElement media, int size = 1080, string format = "jpeg")
    {
        using var answer = await Product.Client.GetAsync(UrlOf(media, size, format), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return Pictures.Write(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), format == "jpeg" ? ".jpg" : ".webp");
    }

    public static string UrlOf(JsonElement media, int size = 1080, string format = "jpeg") => media.GetProperty("variants").EnumerateArray()
        .Single(variant => variant.GetProperty("size").GetInt32() == size && variant.GetProperty("format").GetString() == format)
        .GetProperty("url").GetString()!;
}
