using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Chats;
using InstaHub.Silo.Stores.Accounts;
using InstaHub.Silo.Workers;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>Who comes into a chat and goes, and what they may do. Of a channel's readers no messages tell.</summary>
internal static class ChatMembership
{
    private const string States = "select user_id, state from chat_members where chat_id = $1 and user_id = any($2)";

    // Members of groups see what comes after them; readers of channels see all. Nothing of before is unread.
    private static readonly string Put =
        $"""
        insert into chat_members (chat_id, user_id, state, since_sequence, read_up_to, delivered_up_to, read_ordinal, joined_at)
        select $1, person.id, person.state, case when kind = {(int)ChatKind.Channel} then 0 else last_sequence end, last_sequence, last_sequence, last_ordinal, $4
        from unnest($2::uuid[], $3::smallint[]) as person (id, state) join chats on chats.id = $1
        on conflict (chat_id, user_id) do update set
            role = {(int)ChatRole.Member}, state = excluded.state, since_sequence = excluded.since_sequence, until_sequence = null,
            read_up_to = excluded.read_up_to, delivered_up_to = excluded.delivered_up_to, read_ordinal = excluded.read_ordinal,
            read_sent = chat_members.sent, joined_at = excluded.joined_at, cleared = false
        """;

    private const string Count = "update chats set members = members + $2, change_number = change_number + 1 where id = $1";

    private static readonly string End =
        $"""
        update chat_members set state = $3, role = {(int)ChatRole.Member}, until_sequence = chats.last_sequence, pinned_at = null
        from chats where chats.id = chat_id and chat_id = $1 and user_id = $2
        """;

    private static readonly string BanStranger =
        $"""
        insert into chat_members (chat_id, user_id, state, since_sequence, until_sequence, joined_at)
        select id, $2, {(int)MemberState.Banned}, last_sequence, last_sequence, $3 from chats where id = $1
        """;

    private const string SetState = "update chat_members set state = $3 where chat_id = $1 and user_id = $2";

    private const string GiveRole = "update chat_members set role = $3 where chat_id = $1 and user_id = $2";

    private const string GiveChat = "update chats set owner_id = $2, change_number = change_number + 1 where id = $1";

    // The best of those who are left, nobody who has only been asked unless there is nobody else.
    private const string Heirs =
        """
        select user_id, role, joined_at from chat_members where chat_id = $1 and user_id <> $2 and state in (1, 2)
        order by state, role desc, joined_at, user_id limit 1
        """;

    private const string Close =
        $"""
        with closed as (update chats set deleted_at = $2, change_number = change_number + 1 where id = $1 returning id)
        insert into due_jobs (kind, key, due_at) select '{DueKinds.PurgeChat}', id::text, $2 from closed on conflict do nothing
        """;

    private static bool IsIn(MemberState state) => state is MemberState.In or MemberState.Requested;

    public static async Task<Error?> AddAsync(ChatTransaction chat, ChatOfUser actor, IReadOnlyList<Guid> users)
    {
        if (ChatRules.Refusal(ChatAct.Add, actor.Standing) is { } refusal)
            return refusal;
        await using var look = chat.CommandOf(States).With(chat.ChatId).With<Guid[]>([.. users]);
        var known = (await look.ReadAllAsync(row => (Id: row.GetGuid(0), State: (MemberState)row.GetInt16(1)), CancellationToken.None))
            .ToDictionary(member => member.Id, member => member.State);
        Guid[] added = [.. users.Distinct().Where(id => !known.TryGetValue(id, out var state) || !IsIn(state))];
        if (added.Length == 0)
            return null;
        var people = await chat.LookAtAsync(added);
        if (!people.IsSuccess)
            return people.Error;
        if (added.Any(id => known.TryGetValue(id, out var state) && state == MemberState.Banned))
            return ChatErrors.UserBanned;
        if (actor.Chat.Kind == ChatKind.Group && actor.Chat.Members + added.Length > ChatLimits.MaxGroupMembers)
            return ChatErrors.Full;
        await PutAsync(chat, added, [.. added.Select(id => people.Value[id] ? MemberState.In : MemberState.Requested)]);
        if (actor.Chat.Kind == ChatKind.Group)
            await chat.SayAsync(new SystemNote(SystemAct.Added, added));
        return null;
    }

    /// <summary>Lets the actor in, who is not.</summary>
    public static async Task<Error?> JoinAsync(ChatTransaction chat)
    {
        await using var look = chat.CommandOf("select kind, members from chats where id = $1").With(chat.ChatId);
        var (kind, members) = (await look.ReadAllAsync(row => ((ChatKind)row.GetInt16(0), row.GetInt32(1)), CancellationToken.None)).Single();
        if (kind == ChatKind.Group && members >= ChatLimits.MaxGroupMembers)
            return ChatErrors.Full;
        await PutAsync(chat, [chat.ActorId], [MemberState.In]);
        if (kind == ChatKind.Group)
            await chat.SayAsync(new SystemNote(SystemAct.Joined, [chat.ActorId]));
        return null;
    }

    public static async Task<Error?> LeaveAsync(ChatTransaction chat, ChatOfUser actor)
    {
        if (ChatRules.Refusal(ChatAct.Leave, actor.Standing) is { } refusal)
            return refusal;
        if (actor.Member.Role == ChatRole.Owner)
        {
            await using var look = chat.CommandOf(Heirs).With(chat.ChatId).With(chat.ActorId);
            if ((await look.ReadAllAsync(row => (Guid?)row.GetGuid(0), CancellationToken.None)).SingleOrDefault() is not { } heir)
            {
                await CloseAsync(chat);
                return null;
            }

            await GiveAsync(chat, heir, ChatRole.Owner);
            await chat.CommandOf(GiveChat).With(chat.ChatId).With(heir).ExecuteNonQueryAsync();
            chat.Tell(ChatEvents.Changed);
        }

        await EndAsync(chat, actor, chat.ActorId, MemberState.Left, SystemAct.Left);
        return null;
    }

    public static async Task<Error?> KickAsync(ChatTransaction chat, ChatOfUser actor, Guid userId)
    {
        if (ChatRules.Refusal(ChatAct.Kick, actor.Standing) is { } refusal)
            return refusal;
        if (await chat.FindAnyAsync(userId) is not { Member: var member })
            return GraphErrors.NoSuchUser;
        if (!IsIn(member.State))
            return null; // it is so already
        if (!ChatRules.IsAbove(actor.Member.Role, member.Role))
            return ChatErrors.NotAllowed;
        await EndAsync(chat, actor, userId, MemberState.Kicked, SystemAct.Kicked);
        return null;
    }

    public static async Task<Error?> SetBannedAsync(ChatTransaction chat, ChatOfUser actor, Guid userId, bool banned)
    {
        if (ChatRules.Refusal(ChatAct.Ban, actor.Standing) is { } refusal)
            return refusal;
        var member = (await chat.FindAnyAsync(userId))?.Member;
        if (member is null)
        {
            var people = await chat.LookAtAsync([userId]);
            if (!people.IsSuccess && people.Error != GraphErrors.Blocked)
                return people.Error;
            if (banned)
                await chat.CommandOf(BanStranger).With(chat.ChatId).With(userId).At(chat.At).ExecuteNonQueryAsync();
            return null;
        }

        if (!ChatRules.IsAbove(actor.Member.Role, member.Role))
            return ChatErrors.NotAllowed;
        if (banned && IsIn(member.State))
            await EndAsync(chat, actor, userId, MemberState.Banned, SystemAct.Banned);
        else if (banned != (member.State == MemberState.Banned) && !IsIn(member.State))
            await chat.CommandOf(SetState).With(chat.ChatId).With(userId).With((short)(banned ? MemberState.Banned : MemberState.Kicked)).ExecuteNonQueryAsync();
        return null;
    }

    public static async Task<Error?> SetRoleAsync(ChatTransaction chat, ChatOfUser actor, Guid userId, ChatRole role)
    {
        if (ChatRules.Refusal(ChatAct.SetRole, actor.Standing) is { } refusal)
            return refusal;
        if (await chat.FindAnyAsync(userId) is not { Member: { State: MemberState.In } member })
            return GraphErrors.NoSuchUser;
        if (!ChatRules.IsAbove(actor.Member.Role, member.Role))
            return userId == chat.ActorId && role == ChatRole.Owner ? null : ChatErrors.NotAllowed;
        if (member.Role == role)
            return null;
        await GiveAsync(chat, userId, role);
        if (role == ChatRole.Owner)
        {
            await GiveAsync(chat, chat.ActorId, ChatRole.Admin);
            await chat.CommandOf(GiveChat).With(chat.ChatId).With(userId).ExecuteNonQueryAsync();
        }

        if (actor.Chat.Kind == ChatKind.Group)
            await chat.SayAsync(new SystemNote(SystemAct.RoleChanged, [userId], ChatNames.Of(role)));
        chat.Tell(ChatEvents.Changed, [userId]);
        return null;
    }

    public static async Task CloseAsync(ChatTransaction chat)
    {
        await chat.CommandOf(Close).With(chat.ChatId).At(chat.At).ExecuteNonQueryAsync();
        chat.Tell(ChatEvents.Closed);
    }

    private static async Task PutAsync(ChatTransaction chat, Guid[] users, MemberState[] states)
    {
        await chat.CommandOf(Put).With(chat.ChatId).With(users).With<short[]>([.. states.Select(state => (short)state)]).At(chat.At).ExecuteNonQueryAsync();
        await chat.CommandOf(Count).With(chat.ChatId).With(users.Length).ExecuteNonQueryAsync();
        chat.Tell(ChatEvents.MembersChanged, users);
    }

    private static async Task GiveAsync(ChatTransaction chat, Guid userId, ChatRole role) =>
        await chat.CommandOf(GiveRole).With(chat.ChatId).With(userId).With((short)role).ExecuteNonQueryAsync();

    // They see the message that says so, and none after it.
    private static async Task EndAsync(ChatTransaction chat, ChatOfUser actor, Guid userId, MemberState state, SystemAct act)
    {
        if (actor.Chat.Kind == ChatKind.Group)
            await chat.SayAsync(new SystemNote(act, [userId]));
        await chat.CommandOf(End).With(chat.ChatId).With(userId).With((short)state).ExecuteNonQueryAsync();
        await chat.CommandOf(Count).With(chat.ChatId).With(-1).ExecuteNonQueryAsync();
        chat.Tell(ChatEvents.MembersChanged, [userId]);
    }
}
