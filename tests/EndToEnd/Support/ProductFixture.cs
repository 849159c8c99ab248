using System.Net.Http.Json;
using System.Text.Json;
using InstaHub.TestSupport.OpenId;

[assembly: AssemblyFixture(typeof(InstaHub.EndToEnd.Support.ProductFixture))]

namespace InstaHub.EndToEnd.Support;

/// <summary>The product with the built client, on a database of its own, with an OpenID provider.</summary>
public sealed class ProductFixture : IAsyncLifetime
{
    private TestDatabase? _database;
    private TestProduct? _product;
    private TestOpenIdProvider? _provider;

    public TestProduct Product => _product!;

    public TestOpenIdProvider Provider => _provider!;

    /// <summary>Where browsers find it: by a name, because an address cannot have passkeys.</summary>
    public Uri Address => new UriBuilder(Product.Address) { Host = "localhost" }.Uri;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateMigratedAsync();
        _provider = await TestOpenIdProvider.StartAsync();
        _product = await TestProduct.StartAsync(_database.ConnectionString, [.. _provider.Settings(), ("Web:ClientPath", Checkout.WebRoot)]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_product is not null)
            await _product.DisposeAsync();
        if (_provider is not null)
            await _provider.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    /// <summary>Makes an account unlike any other; what registration answers with.</summary>
    public async Task<JsonElement> RegisterAsync()
    {
        var name = $"u{Guid.NewGuid():N}"[..20];
        var answer = await Product.Client.PostAsJsonAsync(
            "/api/v1/auth/register", new { email = $"{name}@example.org", username = name, password = "correct horse battery" }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("data");
    }
}
