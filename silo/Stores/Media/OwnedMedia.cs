using InstaHub.GrainInterfaces.Media;
using InstaHub.Silo.Stores.Accounts;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Media;

/// <summary>Which files a user has.</summary>
public sealed class OwnedMedia(NpgsqlDataSource database)
{
    /// <summary>The files that are ready, in the order of their ids.</summary>
    /// <param name="ownerId">Whose.</param>
    /// <param name="after">The last of the page before; null: from the beginning.</param>
    /// <param name="count">How many; fewer only at the end.</param>
    /// <param name="cancellationToken">For the database.</param>
    public async Task<IReadOnlyList<OwnedFile>> FindReadyAsync(Guid ownerId, Guid? after, int count, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select id, kind, content_type, original from media
            where owner_id = $1 and status = 2 and deleted_at is null and ($2::uuid is null or id > $2) order by id limit $3
            """).With(ownerId).OrNull(after, NpgsqlDbType.Uuid).With(count);
        return await command.ReadAllAsync(
            row => new OwnedFile(row.GetGuid(0), (MediaKind)row.GetInt16(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetGuid(3)), cancellationToken);
    }

    /// <summary>Some of the files in any state, deleted ones too.</summary>
    public async Task<IReadOnlyList<Guid>> FindAllAsync(Guid ownerId, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id from media where owner_id = $1 limit $2").With(ownerId).With(limit);
        return await command.ReadAllAsync(row => row.GetGuid(0), cancellationToken);
    }
}

/// <summary>A file that somebody has.</summary>
/// <param name="Id">Media id.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="ContentType">Of what was uploaded.</param>
/// <param name="Original">The upload that brought it; null: what was uploaded is not kept.</param>
public sealed record OwnedFile(Guid Id, MediaKind Kind, string ContentType, Guid? Original);
