namespace InstaHub.Web.Integration.Accounts;

/// <summary>The whole product, shared by the tests of accounts, which keep apart by users of their own.</summary>
public sealed class AccountProduct : IAsyncLifetime
{
    private TestDatabase? _database;
    private TestProduct? _product;

    public TestProduct Product => _product!;

    public TestDatabase Database => _database!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateMigratedAsync();
        _product = await TestProduct.StartAsync(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (_product is not null)
            await _product.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    internal Task<AccountClient> RegisterAsync() => AccountClient.RegisterAsync(Product);
}

[CollectionDefinition(nameof(AccountProduct))]
public sealed class AccountCollection : ICollectionFixture<AccountProduct>;
