using System.Text.Json;

namespace InstaHub.Web.Security.OpenId;

/// <summary>
/// A provider's discovery document and keys, as this process knows them. Read again when they are old, and when a token names a key that
/// is not known: not more than once in <see cref="AskAgain"/>, however many tokens name keys that nobody has.
/// </summary>
internal sealed class ProviderDocuments(string issuer, ProviderHttp http, TimeProvider time) : IDisposable
{
    /// <summary>How long what was read is believed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Least time between two readings of the keys for the sake of one that is not known.</summary>
    public static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1);
    private volatile Known? _known;

    /// <exception cref="ProviderException">It cannot be read.</exception>
    public async Task<OpenIdMetadata> GetMetadataAsync(CancellationToken cancellationToken) => (await GetAsync(Lifetime, cancellationToken)).Metadata;

    /// <summary>The key that a token names, for an algorithm; one without a name is the only one for it. Null when there is none.</summary>
    /// <exception cref="ProviderException">They cannot be read.</exception>
    public async Task<ProviderKey?> FindKeyAsync(string? id, string algorithm, CancellationToken cancellationToken) =>
        Find((await GetAsync(Lifetime, cancellationToken)).Keys, id, algorithm)
        ?? Find((await GetAsync(AskAgain, cancellationToken)).Keys, id, algorithm);

    public void Dispose() => _reading.Dispose();

    private static ProviderKey? Find(ProviderKey[] keys, string? id, string algorithm)
    {
        var possible = keys.Where(key => key.Algorithm == algorithm && (id is null || key.Id == id)).Take(2).ToArray();
        return possible is [var only] ? only : null;
    }

    private async Task<Known> GetAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        if (Young(age) is { } known)
            return known;
        await _reading.WaitAsync(cancellationToken);
        try
        {
            return Young(age) ?? (_known = await ReadAsync(cancellationToken));
        }
        finally
        {
            _reading.Release();
        }
    }

    private Known? Young(TimeSpan age) => _known is { } known && time.GetElapsedTime(known.ReadAt) < age ? known : null;

    private async Task<Known> ReadAsync(CancellationToken cancellationToken)
    {
        var readAt = time.GetTimestamp();
        var metadata = OpenIdMetadata.Read(issuer, await GetJsonAsync(OpenIdMetadata.AddressOf(issuer), cancellationToken));
        var document = await GetJsonAsync(metadata.Keys, cancellationToken);
        if (!document.TryGetProperty("keys", out var keys) || keys.ValueKind != JsonValueKind.Array)
            throw ProviderException.Refused("The provider's key set has no keys.");
        return new Known(metadata, [.. keys.EnumerateArray().Select(ProviderKey.Read).OfType<ProviderKey>()], readAt);
    }

    private async Task<JsonElement> GetJsonAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await http.SendAsync(request, cancellationToken);
    }

    private sealed record Known(OpenIdMetadata Metadata, ProviderKey[] Keys, long ReadAt);
}
