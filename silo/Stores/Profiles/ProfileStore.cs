using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Profiles;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Stores.Reading;
using Npgsql;

namespace InstaHub.Silo.Stores.Profiles;

/// <inheritdoc cref="IProfileStore"/>
internal sealed class ProfileStore : IProfileStore
{
    private const string Find =
        """
        select a.username, a.email, a.status, a.created_at, p.display_name, p.bio, p.links, p.avatar_id, p.is_private, p.settings::text,
            p.version, c.posts, c.followers, c.following, c.change_number, a.email_verified_at is not null, a.id
        from accounts a join profiles p on p.user_id = a.id join user_counts c on c.user_id = a.id where a.id = any($1)
        """;

    private readonly IGroupCommitter<ProfileWrite, ProfileWriteOutcome> _writes;
    private readonly CoalescedReader<Guid, StoredProfile> _reader;

    public ProfileStore(NpgsqlDataSource database, IGroupCommitter<ProfileWrite, ProfileWriteOutcome> writes)
    {
        _writes = writes;
        _reader = new((ids, cancellation) => database.ReadByIdAsync(Find, ids, Read, profile => profile.UserId, cancellation));
    }

    public Task<StoredProfile?> FindAsync(Guid userId, CancellationToken cancellationToken) => _reader.ReadAsync(userId, cancellationToken);

    public Task<ProfileWriteOutcome> WriteAsync(ProfileWrite write, CancellationToken cancellationToken) =>
        _writes.SubmitAsync(write, cancellationToken);

    private static StoredProfile Read(NpgsqlDataReader row) => new()
    {
        UserId = row.GetGuid(16),
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
