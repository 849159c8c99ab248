using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Media;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Profiles;
using Npgsql;

namespace InstaHub.Silo.Stores.Profiles;

/// <inheritdoc cref="IUserListStore"/>
internal sealed class UserListStore(NpgsqlDataSource database, MediaUrls urls) : IUserListStore
{
    private const int PositionColumns = 2;

    // Before everything in a list: nothing is newer.
    private static readonly (DateTime Since, Guid Id) Newest = (DateTime.MaxValue, Guid.AllBitsSet);

    public Task<IReadOnlyList<FoundUser<ListPosition>>> ReadAsync(
        UserList list, Guid ownerId, Guid? viewerId, ListPosition? after, int count, CancellationToken cancellationToken) =>
        ReadAsync(UserListSql.List(list), ownerId, viewerId, after, count, cancellationToken);

    public Task<IReadOnlyList<FoundUser<ListPosition>>> ReadLikersAsync(
        Guid targetId, Guid? viewerId, ListPosition? after, int count, CancellationToken cancellationToken) =>
        ReadAsync(UserListSql.Likers, targetId, viewerId, after, count, cancellationToken);

    private Task<IReadOnlyList<FoundUser<ListPosition>>> ReadAsync(
        string sql, Guid ownerId, Guid? viewerId, ListPosition? after, int count, CancellationToken cancellationToken)
    {
        var (since, id) = after is null ? Newest : (after.Since.UtcDateTime, after.UserId);
        return ReadAsync(
            sql,
            [Value(viewerId ?? Guid.Empty), Value(ownerId), Value(since), Value(id), Value(count)],
            row => new ListPosition(row.GetFieldValue<DateTimeOffset>(0), row.GetGuid(1)),
            cancellationToken);
    }

    public async Task<IReadOnlyList<FoundUser<NamePosition>>> SearchAsync(
        string query, Guid? viewerId, NamePosition? after, int count, CancellationToken cancellationToken)
    {
        var username = AccountRules.Fold(query);
        var viewer = viewerId ?? Guid.Empty;
        IReadOnlyList<FoundUser<NamePosition>> found = [];
        if (after is not { IsDisplayName: true })
        {
            found = await ReadAsync(
                UserListSql.ByUsername,
                [Value(viewer), Value(username), Value(after?.Key ?? ""), Value(count)],
                row => new NamePosition(IsDisplayName: false, row.GetString(0), row.GetGuid(1)),
                cancellationToken);
            after = null;
        }
        if (found.Count == count)
            return found;

        var more = await ReadAsync(
            UserListSql.ByDisplayName,
            [Value(viewer), Value(query), Value(after?.Key ?? ""), Value(after?.UserId ?? Guid.Empty), Value(count - found.Count), Value(username)],
            row => new NamePosition(IsDisplayName: true, row.GetString(0), row.GetGuid(1)),
            cancellationToken);
        return [.. found, .. more];
    }

    private async Task<IReadOnlyList<FoundUser<TPosition>>> ReadAsync<TPosition>(
        string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, TPosition> position, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<FoundUser<TPosition>>();
        while (await row.ReadAsync(cancellationToken))
            found.Add(Read(row, position(row)));
        return found;
    }

    private FoundUser<TPosition> Read<TPosition>(NpgsqlDataReader row, TPosition position)
    {
        const int First = PositionColumns;
        if (row.IsDBNull(First))
            return new(position, null, AccountStatus.Deleted, Relation.None);
        var user = new User(
            row.GetGuid(First), row.GetString(First + 1), row.GetString(First + 2), row.GetString(First + 3),
            row.GetFieldValue<string[]>(First + 4), urls.OfAvatar(row.IsDBNull(First + 11) ? null : row.GetGuid(First + 11)), row.GetBoolean(First + 5),
            new UserCounts(row.GetInt64(First + 6), row.GetInt64(First + 7), row.GetInt64(First + 8)));
        return new(position, user, (AccountStatus)row.GetInt16(First + 9), (Relation)row.GetInt32(First + 10));
    }

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };
}
