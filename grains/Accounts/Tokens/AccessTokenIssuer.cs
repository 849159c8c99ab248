using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Grains.Accounts.Tokens;

/// <summary>
/// Signs access tokens, in the form of <see cref="AccessTokenFormat"/>. Each silo has a key of its own that never leaves its
/// memory; before the first token is signed by it its public half is in the database, for all (docs/decisions/0007-signing-keys.md).
/// </summary>
public sealed class AccessTokenIssuer(ISigningKeyStore store, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _renewing = new(1);
    private SigningKey? _key;

    /// <summary>A token for a user and session, valid from now for <see cref="AccessTokenFormat.Lifetime"/>.</summary>
    public async ValueTask<string> IssueAsync(Guid userId, Guid sessionId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var key = _key is { } current && now < current.SignsUntil ? current : await RenewAsync(cancellationToken);
        var payload = Base64Url.EncodeToString(Claims(userId, sessionId, now));
        var signed = $"{key.EncodedHeader}.{payload}";
        return $"{signed}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public void Dispose()
    {
        _key?.Dispose();
        _renewing.Dispose();
    }

    private async Task<SigningKey> RenewAsync(CancellationToken cancellationToken)
    {
        await _renewing.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (_key is { } current && now < current.SignsUntil)
                return current;
            var key = SigningKey.Create(now);
            await store.AddAsync(key.Verification, cancellationToken);
            // The one before is left to the garbage collector: somebody may be signing by it.
            return _key = key;
        }
        finally
        {
            _renewing.Release();
        }
    }

    private static byte[] Claims(Guid userId, Guid sessionId, DateTimeOffset now)
    {
        using var json = new MemoryStream(256);
        using (var writer = new Utf8JsonWriter(json))
        {
            var issuedAt = now.ToUnixTimeSeconds();
            writer.WriteStartObject();
            writer.WriteString("iss", AccessTokenFormat.Issuer);
            writer.WriteString("aud", AccessTokenFormat.Audience);
            writer.WriteString("sub", userId);
            writer.WriteString("sid", sessionId);
            writer.WriteNumber("iat", issuedAt);
            writer.WriteNumber("nbf", issuedAt);
            writer.WriteNumber("exp", issuedAt + (long)AccessTokenFormat.Lifetime.TotalSeconds);
            writer.WriteEndObject();
        }
        return json.ToArray();
    }
}
