using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Chats;
using InstaHub.Silo.Stores.Accounts;
using InstaHub.Silo.Stores.Events;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>One change of a chat, whose row is locked: what is so, what is written, what is told.</summary>
internal sealed class ChatTransaction(NpgsqlConnection connection, EventRows events, Guid chatId, Guid actorId, DateTimeOffset at)
{
    // Counted by nobody: ordinal and sender's number stay as they are.
    private static readonly string Say =
        $"""
        with moved as (
            update chats set last_sequence = last_sequence + 1, last_at = greatest(last_at, $4), change_number = change_number + 1
            where id = $1 returning last_sequence, last_ordinal
        )
        insert into messages (chat_id, sequence, id, sender_id, type, ordinal, sender_number, created_at, system)
        select $1, last_sequence, $2, $3, {(int)MessageType.System}, last_ordinal,
            coalesce((select sent from chat_members where chat_id = $1 and user_id = $3), 0), $4, $5
        from moved returning sequence
        """;

    private const string Lock = "select last_sequence from chats where id = $1 and deleted_at is null for no key update";

    private static readonly string Standing = $"select {ChatRows.Columns} from {ChatRows.Tables} where c.id = $1 and u.user_id = $2 and {ChatRows.IsKnown}";

    private static readonly string AnyStanding = $"select {ChatRows.Columns} from {ChatRows.Tables} where c.id = $1 and u.user_id = $2";

    public Guid ChatId => chatId;

    public Guid ActorId => actorId;

    public DateTimeOffset At => at;

    /// <summary>Locks the chat.</summary>
    /// <returns>False: there is none.</returns>
    public async Task<bool> LockAsync() => await CommandOf(Lock).With(chatId).ExecuteScalarAsync() is not null;

    /// <summary>The chat as the actor has it; null: it is not there for them.</summary>
    public async Task<ChatOfUser?> FindActorAsync() => await ReadAsync(Standing, actorId);

    /// <summary>The chat as somebody has it, also one who has nothing to see of it.</summary>
    public async Task<ChatOfUser?> FindAnyAsync(Guid userId) => await ReadAsync(AnyStanding, userId);

    /// <summary>Whether each of some people follows the actor; or why the actor cannot put these in.</summary>
    public Task<Result<Dictionary<Guid, bool>>> LookAtAsync(Guid[] people) => ChatPeople.LookAsync(connection, actorId, people);

    /// <summary>A command of this transaction.</summary>
    public NpgsqlCommand CommandOf(string sql) => new(sql, connection);

    /// <summary>Writes a system message.</summary>
    public async Task SayAsync(SystemNote note)
    {
        var id = Guid.CreateVersion7(at);
        await CommandOf(Say).With(chatId).With(id).With(actorId).At(at).OrNull(SystemNotes.Write(note), NpgsqlDbType.Jsonb).ExecuteScalarAsync();
        events.Add(0, ChatHappenings.Event(ChatEvents.Sent, new ChatHappening(chatId, actorId, id), at));
    }

    /// <summary>Tells of something.</summary>
    public void Tell(string type, IReadOnlyList<Guid>? users = null, Guid? messageId = null) =>
        events.Add(0, ChatHappenings.Event(type, new ChatHappening(chatId, actorId, messageId, Users: users), at));

    private async Task<ChatOfUser?> ReadAsync(string sql, Guid userId) =>
        (await CommandOf(sql).With(chatId).With(userId).ReadAllAsync(ChatRows.Read, CancellationToken.None)).SingleOrDefault();
}
