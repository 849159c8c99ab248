using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Accounts;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Commands;

/// <summary>
/// Writes invented accounts and what is between them by <c>COPY</c>, in a transaction of the caller, so that no reader sees a number that
/// does not fit. No events: nothing has happened.
/// </summary>
/// <param name="copy">Writes rows.</param>
/// <param name="cancellationToken">Breaks it off.</param>
public sealed class SeedWriter(BulkCopy copy, CancellationToken cancellationToken)
{
    /// <summary>The tables that planners should know of anew.</summary>
    public const string Tables = "accounts, profiles, usernames, user_counts, follows, follow_requests, user_marks";

    private const string Accounts = "accounts (id, username, email, email_key, password_hash, created_at, email_verified_at)";
    private const string Profiles = "profiles (user_id, display_name, bio, is_private, avatar_id)";
    private const string Usernames = "usernames (username, user_id, taken_at)";
    private const string Counts = "user_counts (user_id, posts, followers, following)";
    private const string Follows = "follows (follower_id, followee_id, since)";
    private const string Requests = "follow_requests (requester_id, target_id, requested_at)";
    private const string Marks = "user_marks (owner_id, target_id, kind, parts, since)";

    // What comes between two users comes after both accounts, within this time.
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>How many rows <see cref="WriteAsync"/> writes.</summary>
    public static long RowsOf(SeededNetwork network, SeededRelations relations) =>
        (4L * network.Users) + network.Count + relations.Marks.Count + relations.Requests.Count;

    /// <summary>Writes them.</summary>
    /// <param name="seed">Decides when things came about.</param>
    /// <param name="users">As many as the network has.</param>
    /// <param name="passwordHash">Everybody's.</param>
    /// <param name="network">Who follows whom.</param>
    /// <param name="relations">What else there is between them.</param>
    /// <param name="posts">How many posts each has.</param>
    /// <param name="avatars">The pictures of those who have one, by their numbers.</param>
    /// <exception cref="PostgresException">Among others a unique violation: the accounts of this seed are there already.</exception>
    public async Task WriteAsync(
        int seed, IReadOnlyList<SeededUser> users, string passwordHash, SeededNetwork network, SeededRelations relations, IReadOnlyList<long> posts,
        IReadOnlyDictionary<int, Guid> avatars)
    {
        await WriteUsersAsync(users, passwordHash, network, posts, avatars);
        await WriteRelationsAsync(new Random(seed), users, network, relations);
    }

    private async Task WriteUsersAsync(
        IReadOnlyList<SeededUser> users, string passwordHash, SeededNetwork network, IReadOnlyList<long> posts, IReadOnlyDictionary<int, Guid> avatars)
    {
        await copy.WriteAsync(Accounts, users, async (row, user) =>
        {
            await row.WriteAsync(user.Id, NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync(user.Username, NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(user.Email, NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(AccountRules.Fold(user.Email), NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(passwordHash, NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(user.CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await row.WriteAsync(user.CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
        });
        await copy.WriteAsync(Profiles, users.Index(), async (row, one) =>
        {
            var (number, user) = one;
            await row.WriteAsync(user.Id, NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync(user.DisplayName, NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(user.Bio, NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(user.IsPrivate, NpgsqlDbType.Boolean, cancellationToken);
            if (avatars.TryGetValue(number, out var avatar))
                await row.WriteAsync(avatar, NpgsqlDbType.Uuid, cancellationToken);
            else
                await row.WriteNullAsync(cancellationToken);
        });
        await copy.WriteAsync(Usernames, users, async (row, user) =>
        {
            await row.WriteAsync(user.Username, NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(user.Id, NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync(user.CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
        });
        await copy.WriteAsync(Counts, Enumerable.Range(0, users.Count), async (row, user) =>
        {
            await row.WriteAsync(users[user].Id, NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync(posts[user], NpgsqlDbType.Bigint, cancellationToken);
            await row.WriteAsync((long)network.FollowersOf(user), NpgsqlDbType.Bigint, cancellationToken);
            await row.WriteAsync((long)network.FollowsOf(user).Length, NpgsqlDbType.Bigint, cancellationToken);
        });
    }

    private async Task WriteRelationsAsync(Random random, IReadOnlyList<SeededUser> users, SeededNetwork network, SeededRelations relations)
    {
        await copy.WriteAsync(Follows, network.All(), (row, follow) => WritePairAsync(row, follow.Follower, follow.Followee));
        await copy.WriteAsync(Requests, relations.Requests, (row, request) => WritePairAsync(row, request.Requester, request.Target));
        await copy.WriteAsync(Marks, relations.Marks, async (row, mark) =>
        {
            await row.WriteAsync(users[mark.Owner].Id, NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync(users[mark.Target].Id, NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync((short)mark.Mark, NpgsqlDbType.Smallint, cancellationToken);
            await row.WriteAsync((short)(mark.Mark == UserMark.Mute ? MuteParts.All : MuteParts.None), NpgsqlDbType.Smallint, cancellationToken);
            await row.WriteAsync(Between(users[mark.Owner], users[mark.Target]), NpgsqlDbType.TimestampTz, cancellationToken);
        });

        async Task WritePairAsync(NpgsqlBinaryImporter row, int first, int second)
        {
            await row.WriteAsync(users[first].Id, NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync(users[second].Id, NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync(Between(users[first], users[second]), NpgsqlDbType.TimestampTz, cancellationToken);
        }

        DateTime Between(SeededUser one, SeededUser other) =>
            (one.CreatedAt > other.CreatedAt ? one.CreatedAt : other.CreatedAt)
            .AddTicks(TimeSpan.TicksPerMicrosecond * random.NextInt64(1, (long)Lately.TotalMicroseconds));
    }
}
