using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Chats;
using InstaHub.Silo.Stores.Accounts;
using InstaHub.Silo.Stores.Events;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>Makes chats.</summary>
internal sealed class ChatCreation(EventTransactions transactions)
{
    private const string Existing =
        """
        select id, owner_id from chats where id = $1
        union all select id, owner_id from chats where pair_low = $2 and pair_high = $3
        """;

    private const string Insert =
        """
        insert into chats (id, kind, name, description, owner_id, pair_low, pair_high, members, last_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) on conflict do nothing
        """;

    private const string InsertMembers =
        """
        insert into chat_members (chat_id, user_id, role, state, joined_at)
        select $1, * from unnest($2::uuid[], $3::smallint[], $4::smallint[]) cross join (select $5::timestamptz) as joined
        """;

    // Who opens a private chat has accepted it, and finds it in the list again.
    private static readonly string Open =
        $"""
        update chat_members set state = {(int)MemberState.In}, cleared = false
        where chat_id = $1 and user_id = $2 and (state = {(int)MemberState.Requested} or cleared)
        """;

    public Task<Result<CreatedChat>> CreateAsync(Guid chatId, NewChat chat, DateTimeOffset at) => transactions.RunAsync<Result<CreatedChat>>(
        async (connection, events) =>
        {
            Guid[] others = [.. chat.Members];
            var isPrivate = chat.Kind == ChatKind.Private;
            var known = await ChatPeople.LookAsync(connection, chat.CreatorId, others);
            if (!known.IsSuccess)
                return known.Error;

            Guid? low = null, high = null;
            if (isPrivate)
                (low, high) = chat.CreatorId.CompareTo(others[0]) < 0 ? (chat.CreatorId, others[0]) : (others[0], chat.CreatorId);
            await using var insert = new NpgsqlCommand(Insert, connection).With(chatId).With((short)chat.Kind).With(chat.Name).With(chat.Description)
                .With(chat.CreatorId).OrNull(low, NpgsqlDbType.Uuid).OrNull(high, NpgsqlDbType.Uuid).With(others.Length + 1).At(at);
            if (await insert.ExecuteNonQueryAsync() == 0)
                return await OpenAsync(connection, chatId, chat, low, high);

            Guid[] members = [chat.CreatorId, .. others];
            await using var join = new NpgsqlCommand(InsertMembers, connection).With(chatId).With(members)
                .With<short[]>([.. members.Select(id => (short)(id == chat.CreatorId && !isPrivate ? ChatRole.Owner : ChatRole.Member))])
                .With<short[]>([.. members.Select(id =>
                    (short)(id == chat.CreatorId || known.Value[id] ? MemberState.In : MemberState.Requested))])
                .At(at);
            await join.ExecuteNonQueryAsync();
            events.Add(0, ChatHappenings.Event(ChatEvents.Created, new ChatHappening(chatId, chat.CreatorId, Users: members), at));
            return new CreatedChat(chatId, IsNew: true);
        },
        CancellationToken.None);

    private static async Task<Result<CreatedChat>> OpenAsync(NpgsqlConnection connection, Guid chatId, NewChat chat, Guid? low, Guid? high)
    {
        await using var look = new NpgsqlCommand(Existing, connection).With(chatId).OrNull(low, NpgsqlDbType.Uuid).OrNull(high, NpgsqlDbType.Uuid);
        var found = await look.ReadAllAsync(row => (Id: row.GetGuid(0), OwnerId: row.GetGuid(1)), CancellationToken.None);
        // That of the pair, or what was made by an attempt before.
        var (id, ownerId) = low is null ? found[0] : found[^1];
        if (low is null)
            return ownerId == chat.CreatorId ? new CreatedChat(id, IsNew: true) : ChatErrors.IdTaken;
        await using var open = new NpgsqlCommand(Open, connection).With(id).With(chat.CreatorId);
        await open.ExecuteNonQueryAsync();
        return new CreatedChat(id, IsNew: id == chatId);
    }
}
