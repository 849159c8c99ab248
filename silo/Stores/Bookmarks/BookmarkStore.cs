using InstaHub.GrainInterfaces.Bookmarks;
using InstaHub.Grains.Bookmarks;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Bookmarks;

/// <inheritdoc cref="IBookmarkStore"/>
internal sealed class BookmarkStore(NpgsqlDataSource database, IGroupCommitter<BookmarkWrite, BookmarkOutcome> writes) : IBookmarkStore
{
    private const string Columns = "id, name, created_at";

    // The user's row orders those who make collections for one user at the same time, so that there are never too many.
    private const string LockUser = "select from user_counts where user_id = $1 for no key update";

    private static readonly string Insert =
        $"""
        insert into collections (id, user_id, name, created_at)
        select $1, $2, $3, $4
        where (select count(*) from collections where user_id = $2 and deleted_at is null) < {BookmarkLimits.MaxCollections}
        on conflict do nothing
        """;

    private const string Find = $"select {Columns}, user_id = $2 and deleted_at is null from collections where id = $1";

    private const string HasName = "select true from collections where user_id = $1 and name = $2 and deleted_at is null";

    private const string LockCollection = "select from collections where id = $1 and user_id = $2 for no key update";

    // In the order in which those who write bookmarks lock them, which an update by the index of collections does not have.
    private const string LockBookmarks =
        "select from bookmarks where collection_id = $1 and user_id = $2 order by post_id, user_id for no key update";

    public Task<BookmarkOutcome> WriteAsync(BookmarkWrite write, CancellationToken cancellationToken) => writes.SubmitAsync(write, cancellationToken);

    public async Task<IReadOnlyList<Collection>> FindCollectionsAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"select {Columns} from collections where user_id = $1 and deleted_at is null order by name, id");
        command.Parameters.Add(Value(userId));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var collections = new List<Collection>();
        while (await rows.ReadAsync(cancellationToken))
            collections.Add(Read(rows));
        return collections;
    }

    public async Task<bool> HasCollectionAsync(Guid userId, Guid collectionId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select true from collections where id = $1 and user_id = $2 and deleted_at is null");
        command.Parameters.Add(Value(collectionId));
        command.Parameters.Add(Value(userId));
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    public async Task<CollectionOutcome> CreateAsync(Guid userId, Collection collection, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, LockUser, cancellationToken, Value(userId));
        var made = await ExecuteAsync(
            connection, Insert, cancellationToken, Value(collection.Id), Value(userId), Value(collection.Name), Value(collection.CreatedAt.UtcDateTime));
        var outcome = await OutcomeAsync(connection, userId, collection, made == 1, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    public async Task<CollectionOutcome> RenameAsync(Guid userId, Guid collectionId, string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Under this lock nobody else takes the name meanwhile.
        await ExecuteAsync(connection, LockUser, cancellationToken, Value(userId));
        var renamed = await ExecuteAsync(
            connection,
            """
            update collections set name = $3
            where id = $1 and user_id = $2 and deleted_at is null
                and (select true from collections other where other.user_id = $2 and other.name = $3 and other.id <> $1 and deleted_at is null) is null
            """,
            cancellationToken, Value(collectionId), Value(userId), Value(name));
        var (found, isLive) = await FindAsync(connection, userId, collectionId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return !isLive ? new(CollectionVerdict.NoSuchCollection)
            : renamed == 1 ? new(CollectionVerdict.Done, found)
            : new(CollectionVerdict.NameTaken);
    }

    public async Task<bool> DeleteAsync(Guid userId, Guid collectionId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Whoever puts a bookmark into it has done so by now, or will find it deleted.
        await ExecuteAsync(connection, LockCollection, cancellationToken, Value(collectionId), Value(userId));
        var owned = await ExecuteAsync(
            connection, "update collections set deleted_at = coalesce(deleted_at, $3) where id = $1 and user_id = $2", cancellationToken,
            Value(collectionId), Value(userId), Value(at.UtcDateTime));
        await ExecuteAsync(connection, LockBookmarks, cancellationToken, Value(collectionId), Value(userId));
        await ExecuteAsync(
            connection, "update bookmarks set collection_id = null where collection_id = $1 and user_id = $2", cancellationToken,
            Value(collectionId), Value(userId));
        await transaction.CommitAsync(cancellationToken);
        return owned == 1;
    }

    private static async Task<CollectionOutcome> OutcomeAsync(
        NpgsqlConnection connection, Guid userId, Collection wanted, bool made, CancellationToken cancellationToken)
    {
        if (made)
            return new(CollectionVerdict.Done, wanted);
        var (found, isLive) = await FindAsync(connection, userId, wanted.Id, cancellationToken);
        if (found is not null)
            return isLive && found.Name == wanted.Name ? new(CollectionVerdict.Done, found) : new(CollectionVerdict.IdTaken);
        await using var command = new NpgsqlCommand(HasName, connection) { Parameters = { Value(userId), Value(wanted.Name) } };
        return new(await command.ExecuteScalarAsync(cancellationToken) is true ? CollectionVerdict.NameTaken : CollectionVerdict.TooMany);
    }

    private static async Task<(Collection? Found, bool IsLive)> FindAsync(
        NpgsqlConnection connection, Guid userId, Guid collectionId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Find, connection) { Parameters = { Value(collectionId), Value(userId) } };
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? (Read(rows), rows.GetBoolean(3)) : (null, false);
    }

    private static Collection Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2));

    private static async Task<int> ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };
}
