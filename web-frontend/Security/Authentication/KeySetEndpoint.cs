using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Web.RateLimits;

namespace InstaHub.Web.Security.Authentication;

/// <summary>
/// <c>/.well-known/jwks.json</c>: the keys by which others may verify our access tokens, as a JWK set (RFC 7517; RFC 7518, section 6.2).
/// A token may name a key that came after a copy was made: then the set is fetched again.
/// </summary>
internal static class KeySetEndpoint
{
    public const string Path = "/.well-known/jwks.json";

    private const string CacheControl = "public, max-age=300";

    // Anybody may ask as often as they like, so the grains are not asked each time.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    public static void MapKeySet(this IEndpointRouteBuilder routes)
    {
        KeySet? known = null;
        routes.MapGet(Path, async (HttpContext context, IGrainFactory grains, TimeProvider time) =>
        {
            if (known is not { } current || time.GetElapsedTime(current.ReadAt) > Kept)
            {
                var readAt = time.GetTimestamp();
                var keys = await grains.GetSigningKeys().GetVerificationKeys(context.RequestAborted);
                known = current = new KeySet(readAt, Write(keys));
            }
            context.Response.Headers.CacheControl = CacheControl;
            return Results.Bytes(current.Json, "application/jwk-set+json");
        }).WithoutToken(200).ExemptFromRateLimit().ExcludeFromDescription();
    }

    internal static byte[] Write(IEnumerable<VerificationKey> keys)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("keys");
            foreach (var key in keys)
                Write(writer, key);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return json.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, VerificationKey key)
    {
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(key.PublicKey.Span, out _);
        var point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
        writer.WriteStartObject();
        writer.WriteString("kty", "EC");
        writer.WriteString("crv", "P-256");
        writer.WriteString("use", "sig");
        writer.WriteString("alg", AccessTokenFormat.Algorithm);
        writer.WriteString("kid", key.Id);
        writer.WriteString("x", Base64Url.EncodeToString(point.X));
        writer.WriteString("y", Base64Url.EncodeToString(point.Y));
        writer.WriteEndObject();
    }

    private sealed record KeySet(long ReadAt, byte[] Json);
}
