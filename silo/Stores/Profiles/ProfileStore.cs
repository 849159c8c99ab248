using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Profiles;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Profiles;

/// <inheritdoc cref="IProfileStore"/>
internal sealed class ProfileStore(NpgsqlDataSource database, IGroupCommitter<ProfileWrite, ProfileWriteOutcome> writes) : IProfileStore
{
    private const string Find =
        """
        select a.username, a.email, a.status, a.created_at, p.display_name, p.bio, p.links, p.avatar_id, p.is_private, p.settings::text,
            p.version, c.posts, c.followers, c.following, c.change_number, a.email_verified_at is not null
        from accounts a join profiles p on p.user_id = a.id join user_counts c on c.user_id = a.id where a.id = $1
        """;

    public async Task<StoredProfile?> FindAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Find);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? Read(userId, row) : null;
    }

    public Task<ProfileWriteOutcome> WriteAsync(ProfileWrite write, CancellationToken cancellationToken) =>
        writes.SubmitAsync(write, cancellationToken);

    private static StoredProfile Read(Guid userId, NpgsqlDataReader row) => new()
    {
        UserId = userId,
        Username = row.GetString(0),
        Email = row.GetString(1),
        EmailVerified = row.GetBoolean(15),
        Status = (AccountStatus)row.GetInt16(2),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(3),
        DisplayName = row.GetString(4),
        Bio = row.GetString(5),
        Links = row.GetFieldValue<string[]>(6),
        AvatarId = row.IsDBNull(7) ? null : row.GetGuid(7),
        IsPrivate = row.GetBoolean(8),
        Settings = JsonSerializer.Deserialize(row.GetString(9), ProfileViewJson.Api.UserSettings) ?? new UserSettings(),
        Version = row.GetInt64(10),
        Counts = new CountsChange(new UserCounts(row.GetInt64(11), row.GetInt64(12), row.GetInt64(13)), row.GetInt64(14)),
    };
}
