using InstaHub.TestSupport.OpenId;
using InstaHub.Web.Security.OpenId;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>When a provider's keys are asked for.</summary>
public sealed class ProviderDocumentsTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly ProviderHttp _http = new(Options.Create(new OAuthOptions()));
    private TestOpenIdProvider _provider = null!;
    private ProviderDocuments _documents = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _provider = await TestOpenIdProvider.StartAsync();
        _documents = new ProviderDocuments(_provider.Issuer, _http, _time);
    }

    public async ValueTask DisposeAsync()
    {
        _documents.Dispose();
        _http.Dispose();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_key_that_is_new_is_asked_for_at_most_once_a_minute()
    {
        var old = _provider.KeyId;
        Assert.NotNull(await FindAsync(old));
        _provider.RotateKey();

        Assert.Null(await FindAsync(_provider.KeyId));
        Assert.Equal(1, _provider.KeyRequests);
        _time.Advance(ProviderDocuments.AskAgain);
        Assert.NotNull(await FindAsync(_provider.KeyId));
        Assert.Null(await FindAsync(old)); // no longer published
        Assert.Equal(2, _provider.KeyRequests);
    }

    [Fact]
    public async Task Known_keys_are_asked_for_again_when_they_are_old()
    {
        Assert.NotNull(await FindAsync(_provider.KeyId));
        _time.Advance(ProviderDocuments.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(await FindAsync(_provider.KeyId));
        Assert.Equal(1, _provider.KeyRequests);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.NotNull(await FindAsync(_provider.KeyId));
        Assert.Equal(2, _provider.KeyRequests);
    }

    [Fact]
    public async Task Twenty_at_once_ask_once()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => FindAsync(_provider.KeyId)));

        Assert.All(found, Assert.NotNull);
        Assert.Equal(1, _provider.KeyRequests);
    }

    [Fact]
    public async Task A_token_that_names_no_key_means_the_only_one_for_its_algorithm()
    {
        Assert.NotNull(await FindAsync(null));
        Assert.Null(await _documents.FindKeyAsync(null, ProviderKey.Rs256, Cancellation));
        Assert.Null(await _documents.FindKeyAsync("for encryption", ProviderKey.Es256, Cancellation));
    }

    [Fact]
    public async Task A_document_of_another_issuer_is_refused()
    {
        using var documents = new ProviderDocuments($"{_provider.Issuer}/", _http, _time);

        Assert.False((await Assert.ThrowsAsync<ProviderException>(() => documents.GetMetadataAsync(Cancellation))).IsAway);
    }

    private Task<ProviderKey?> FindAsync(string? id) => _documents.FindKeyAsync(id, ProviderKey.Es256, Cancellation);
}
