using System.Text.Json;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Profiles;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Profiles;

/// <summary>
/// Writes profiles, the usernames that come with them, and their events. Whoever comes with an outdated version, or wants a name that
/// is not to be had, leaves nothing behind.
/// </summary>
internal sealed class ProfileWriter : IBatchWriter<Guid, ProfileWrite, ProfileWriteOutcome>
{
    // The profiles are locked by now, so that who has the right version here has it until the end. A name that the user had before has
    // a row already.
    private static readonly string Claim =
        $"""
        insert into usernames (username, user_id)
        select distinct on (input.username) input.username, input.id
        from unnest($1::uuid[], $2::bigint[], $3::text[]) as input (id, version, username)
        join profiles on profiles.user_id = input.id and profiles.version = input.version
        where input.username is not null
            and (select count(*) from usernames held where held.user_id = input.id) < {ProfileLimits.MaxUsernames}
        order by input.username
        on conflict do nothing
        """;

    // A statement of its own, so that it sees whose the names are now.
    private static readonly string Update =
        $"""
        with input as (
            select * from unnest($1::int[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::bool[], $10::text[])
                as input (operation, id, version, username, display_name, bio, links, avatar_id, is_private, settings)
        ), ready as (
            select input.* from input join profiles on profiles.user_id = input.id and profiles.version = input.version
            where input.username is null
                or exists (select from usernames where usernames.username = input.username and usernames.user_id = input.id)
        ), named as (
            update accounts set username = ready.username from ready where accounts.id = ready.id and ready.username is not null
        ), former as (
            update media set attached_at = clock_timestamp() from ready join profiles on profiles.user_id = ready.id
            where media.id = profiles.avatar_id and profiles.avatar_id is distinct from ready.avatar_id
        ), written as (
            update profiles set display_name = ready.display_name, bio = ready.bio, links = string_to_array(ready.links, E'\n'),
                avatar_id = ready.avatar_id, is_private = ready.is_private, settings = ready.settings::jsonb, version = profiles.version + 1
            from ready where profiles.user_id = ready.id
            returning ready.operation
        ), noted as (
            {EventRows.InsertSql(firstParameter: 11, condition: "event.operation in (select operation from written)")}
        )
        select operation from written
        """;

    // Those with the right version all the same: their name is somebody else's, or it is one too many.
    private const string FindRefused =
        """
        select input.operation, exists (select from usernames where usernames.username = input.username)
        from unnest($1::int[], $2::uuid[], $3::bigint[], $4::text[]) as input (operation, id, version, username)
        join profiles on profiles.user_id = input.id and profiles.version = input.version
        """;

    public string Name => "profiles";

    public Guid KeyOf(ProfileWrite operation) => operation.Seen.UserId;

    public void Write(IReadOnlyList<ProfileWrite> operations, WriteBatch batch)
    {
        for (var i = 0; i < operations.Count; i++)
        {
            foreach (var happened in operations[i].Events)
                batch.Events.Add(i, happened);
        }

        // As the writers of the graph do it: who follows is not asked while it changes whether they have to be.
        var movesPrivacy = operations.Where(write => write.Seen.IsPrivate != write.Edited.IsPrivate).Select(write => write.Seen.UserId);
        batch.LockRows("user_counts", "user_id", movesPrivacy.ToArray());
        batch.LockRows("profiles", "user_id", operations.Select(write => write.Seen.UserId).ToArray());

        var numbers = Enumerable.Range(0, operations.Count).ToArray();
        var claim = batch.Add(Claim);
        claim.Add(Column(write => write.Seen.UserId));
        claim.Add(Column(write => write.Seen.Version));
        claim.Add(Column(NewUsername));

        var update = batch.Add(Update);
        update.Add(WriteBatch.Array(numbers));
        update.Add(Column(write => write.Seen.UserId));
        update.Add(Column(write => write.Seen.Version));
        update.Add(Column(NewUsername));
        update.Add(Column(write => write.Edited.DisplayName));
        update.Add(Column(write => write.Edited.Bio));
        update.Add(Column(write => string.Join('\n', write.Edited.Links)));
        update.Add(Column(write => write.Edited.AvatarId));
        update.Add(Column(write => write.Edited.IsPrivate));
        update.Add(Column(write => JsonSerializer.Serialize(write.Edited.Settings, ProfileViewJson.Api.UserSettings)));
        batch.Events.AddParameters(update);

        var find = batch.Add(FindRefused);
        find.Add(WriteBatch.Array(numbers));
        find.Add(Column(write => write.Seen.UserId));
        find.Add(Column(write => write.Seen.Version));
        find.Add(Column(NewUsername));

        NpgsqlParameter Column<T>(Func<ProfileWrite, T> value) => WriteBatch.Array(operations.Select(value).ToArray());
    }

    public async Task ReadAsync(
        NpgsqlDataReader reader, IReadOnlyList<ProfileWrite> operations, ProfileWriteOutcome[] outcomes, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
            outcomes[reader.GetInt32(0)] = ProfileWriteOutcome.Written;
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            outcomes[reader.GetInt32(0)] = reader.GetBoolean(1) ? ProfileWriteOutcome.UsernameTaken : ProfileWriteOutcome.TooManyUsernames;
    }

    private static string? NewUsername(ProfileWrite write) =>
        write.Edited.Username == write.Seen.Username ? null : write.Edited.Username;
}
