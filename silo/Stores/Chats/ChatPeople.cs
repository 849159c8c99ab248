using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Silo.Stores.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>Who is to be put into a chat, as whoever does it may know of them.</summary>
internal static class ChatPeople
{
    private static readonly string Text =
        $"""
        select person.id, account.id is not null,
            {ChatSql.Blocks("$1", "person.id")},
            {ChatSql.Blocks("person.id", "$1")},
            (select true from follows f where f.follower_id = person.id and f.followee_id = $1) is not null
        from unnest($2::uuid[]) as person (id) left join accounts account on account.id = person.id and account.status = 0
        """;

    /// <summary>Whether each of some people follows who puts them in; or why these cannot be put in.</summary>
    public static async Task<Result<Dictionary<Guid, bool>>> LookAsync(NpgsqlConnection connection, Guid actorId, Guid[] people)
    {
        await using var command = new NpgsqlCommand(Text, connection).With(actorId).With(people);
        var found = await command.ReadAllAsync(
            row => (Id: row.GetGuid(0), IsThere: row.GetBoolean(1), Blocking: row.GetBoolean(2), BlockedBy: row.GetBoolean(3), Follows: row.GetBoolean(4)),
            CancellationToken.None);
        if (found.Any(person => !person.IsThere || person.BlockedBy))
            return GraphErrors.NoSuchUser;
        if (found.Any(person => person.Blocking))
            return GraphErrors.Blocked;
        return found.ToDictionary(person => person.Id, person => person.Follows);
    }
}
