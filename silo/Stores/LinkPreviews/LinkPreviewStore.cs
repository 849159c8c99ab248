using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InstaHub.GrainInterfaces.LinkPreviews;
using InstaHub.Grains.LinkPreviews;
using InstaHub.Silo.Stores.Accounts;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.LinkPreviews;

/// <inheritdoc cref="ILinkPreviewStore"/>
public sealed class LinkPreviewStore(NpgsqlDataSource database) : ILinkPreviewStore
{
    // What is over is the caller's. The lock that a conflict takes lasts until the statement's end, so of many one gets it.
    private const string Claim =
        """
        insert into link_previews as p (url_hash, expires_at) values ($1, clock_timestamp() + $2)
        on conflict (url_hash) do update set preview = null, fetched_at = null, expires_at = excluded.expires_at
            where p.expires_at <= clock_timestamp()
        """;

    private const string Read = "select preview::text, expires_at - clock_timestamp() from link_previews where url_hash = $1 and fetched_at is not null";

    private const string Keep =
        """
        insert into link_previews (url_hash, preview, fetched_at, expires_at) values ($1, $2, clock_timestamp(), clock_timestamp() + $3)
        on conflict (url_hash) do update set preview = excluded.preview, fetched_at = excluded.fetched_at, expires_at = excluded.expires_at
        """;

    private const string RemoveExpired =
        """
        delete from link_previews where url_hash in (
            select url_hash from link_previews where expires_at <= clock_timestamp() order by expires_at limit $1 for update skip locked)
        """;

    /// <inheritdoc/>
    public async Task<LinkPreviewClaim> ClaimAsync(string url, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        // Mostly it is there, and to read is less than to try to write.
        if (await ReadAsync(url, cancellationToken) is { } kept)
            return kept;
        await using var claim = database.CreateCommand(Claim).With(HashOf(url)).With(lease);
        if (await claim.ExecuteNonQueryAsync(cancellationToken) == 1)
            return new LinkPreviewClaim(LinkPreviewState.Claimed);
        return await ReadAsync(url, cancellationToken) ?? new LinkPreviewClaim(LinkPreviewState.Awaited);
    }

    /// <inheritdoc/>
    public async Task KeepAsync(string url, LinkPreview? preview, TimeSpan lifetime, CancellationToken cancellationToken = default)
    {
        var json = preview is null ? null : JsonSerializer.Serialize(preview, LinkPreviewJson.Api.LinkPreview);
        await using var keep = database.CreateCommand(Keep).With(HashOf(url)).OrNull(json, NpgsqlDbType.Jsonb).With(lifetime);
        await keep.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveExpiredAsync(int limit, CancellationToken cancellationToken = default)
    {
        await using var remove = database.CreateCommand(RemoveExpired).With(limit);
        return await remove.ExecuteNonQueryAsync(cancellationToken) == limit;
    }

    private async Task<LinkPreviewClaim?> ReadAsync(string url, CancellationToken cancellationToken)
    {
        await using var read = database.CreateCommand(Read).With(HashOf(url));
        await using var rows = await read.ExecuteReaderAsync(cancellationToken);
        if (!await rows.ReadAsync(cancellationToken) || rows.GetFieldValue<TimeSpan>(1) is var left && left <= TimeSpan.Zero)
            return null;
        var preview = rows.IsDBNull(0) ? null : JsonSerializer.Deserialize(rows.GetString(0), LinkPreviewJson.Api.LinkPreview);
        return new LinkPreviewClaim(LinkPreviewState.Kept, preview, left);
    }

    private static byte[] HashOf(string url) => SHA256.HashData(Encoding.UTF8.GetBytes(url));
}
