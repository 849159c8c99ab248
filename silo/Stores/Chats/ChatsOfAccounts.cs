using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Chats;
using InstaHub.Silo.Stores.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>
/// Removes what an account that is removed for good has said, and takes it out of all chats. Its messages are emptied, for their numbers
/// stay; its files go with the account.
/// </summary>
internal sealed class ChatsOfAccounts(NpgsqlDataSource database, MessageActs acts, ChatChanges changes, TimeProvider time) : IAccountPurge
{
    private const int Batch = 100;

    private static readonly string Messages =
        $"""
        select m.chat_id, m.id from chat_members u join messages m on m.chat_id = u.chat_id and m.sender_id = u.user_id
        where u.user_id = $1 and m.deleted_at is null and m.type <> {(int)MessageType.System} limit $2
        """;

    private const string Reactions =
        "select m.chat_id, m.id, r.emoji from message_reactions r join messages m on m.id = r.message_id where r.user_id = $1 limit $2";

    private const string Memberships =
        "select u.chat_id, c.kind, u.state from chat_members u join chats c on c.id = u.chat_id where u.user_id = $1 limit $2";

    private const string Forget =
        """
        with gone as (delete from chat_members where chat_id = $1 and user_id = $2 returning chat_id, state)
        update chats set members = members - 1 from gone where id = gone.chat_id and state in (1, 2)
        """;

    private const string Unschedule =
        """
        with gone as (delete from scheduled_messages where sender_id = $1 returning id)
        delete from message_media using gone where message_id = gone.id
        """;

    public async Task<bool> PurgeAsync(Guid userId, int limit, CancellationToken cancellationToken)
    {
        var most = Math.Min(limit, Batch);
        await using var said = database.CreateCommand(Messages).With(userId).With(most);
        var messages = await said.ReadAllAsync(row => (ChatId: row.GetGuid(0), Id: row.GetGuid(1)), cancellationToken);
        foreach (var message in messages)
            await acts.EraseAsync(message.ChatId, message.Id, time.GetUtcNow(), onlyWhenOver: false);

        await using var reacted = database.CreateCommand(Reactions).With(userId).With(most);
        var reactions = await reacted.ReadAllAsync(row => (ChatId: row.GetGuid(0), Id: row.GetGuid(1), Emoji: row.GetString(2)), cancellationToken);
        foreach (var reaction in reactions)
            await acts.RemoveReactionAsync(new MessageAct(reaction.ChatId, reaction.Id, userId, time.GetUtcNow()), reaction.Emoji);
        if (messages.Count + reactions.Count > 0)
            return true;

        await using var member = database.CreateCommand(Memberships).With(userId).With(most);
        var memberships = await member.ReadAllAsync(
            row => (ChatId: row.GetGuid(0), Kind: (ChatKind)row.GetInt16(1), State: (MemberState)row.GetInt16(2)), cancellationToken);
        foreach (var membership in memberships)
        {
            // Left as anybody leaves, so that somebody owns the chat.
            if (membership.Kind != ChatKind.Private && membership.State is MemberState.In or MemberState.Requested)
                await changes.ChangeAsync(new MemberRemoval(membership.ChatId, userId, time.GetUtcNow(), userId));
            await using var forget = database.CreateCommand(Forget).With(membership.ChatId).With(userId);
            await forget.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var hidden = database.CreateCommand("delete from message_hidden where user_id = $1").With(userId);
        await hidden.ExecuteNonQueryAsync(cancellationToken);
        await using var waiting = database.CreateCommand(Unschedule).With(userId);
        await waiting.ExecuteNonQueryAsync(cancellationToken);
        return memberships.Count == most;
    }
}
