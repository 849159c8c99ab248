using InstaHub.Grains.Cluster.Accounts;

[assembly: AssemblyFixture(typeof(ProductFixture))]

namespace InstaHub.Grains.Cluster.Accounts;

/// <summary>The product on a database of its own, shared by the tests that keep apart by names of their own.</summary>
public sealed class ProductFixture : IAsyncLifetime
{
    private TestDatabase? _database;
    private TestProduct? _product;

    public TestDatabase Database => _database!;

    public TestProduct Product => _product!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        _product = await TestProduct.StartAsync(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (_product is not null)
            await _product.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
