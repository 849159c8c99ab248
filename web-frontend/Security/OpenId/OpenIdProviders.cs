using Microsoft.Extensions.Options;

namespace InstaHub.Web.Security.OpenId;

/// <summary>The configured providers, by name.</summary>
internal sealed class OpenIdProviders(IOptions<OAuthOptions> options, ProviderHttp http, TimeProvider time) : IDisposable
{
    private readonly Dictionary<string, OpenIdProvider> _providers = options.Value.Providers.ToDictionary(
        provider => provider.Key, provider => new OpenIdProvider(provider.Key, provider.Value, http, time), StringComparer.Ordinal);

    /// <summary>Their names, sorted.</summary>
    public IReadOnlyList<string> Names { get; } = [.. options.Value.Providers.Keys.Order(StringComparer.Ordinal)];

    public OpenIdProvider? Find(string name) => _providers.GetValueOrDefault(name);

    public void Dispose()
    {
        foreach (var provider in _providers.Values)
            provider.Dispose();
    }
}
