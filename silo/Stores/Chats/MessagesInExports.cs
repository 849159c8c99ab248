using System.Runtime.CompilerServices;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Stores.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>What a user has said in chats, chat by chat, in the order in which it was sent. What is deleted is not there any more.</summary>
internal sealed class MessagesInExports(NpgsqlDataSource database) : IExportSection
{
    private const int Page = 500;

    /// <summary>The names of types by their numbers, an SQL array.</summary>
    public const string Types = "array['text', 'image', 'video', 'audio', 'voice', 'file', 'system', 'encrypted']";

    // A page goes on in the index of a sender's messages in a chat where the last one ended.
    private static readonly string Said =
        $"""
        select u.chat_id, said.sequence, said.json
        from chat_members u cross join lateral (
            select m.sequence, json_build_object('id', m.id, 'chatId', m.chat_id, 'sequence', m.sequence, 'type', ({Types})[m.type], 'text', m.text,
                'body', encode(m.body, 'base64'), 'media', m.media, 'replyTo', m.reply_to, 'forwarded', m.forwarded_from is not null,
                'createdAt', m.created_at, 'editedAt', m.edited_at, 'expiresAt', m.expires_at,
                'edits', (select coalesce(json_agg(json_build_object('since', e.since, 'text', e.text) order by e.version), '[]')
                    from message_edits e where e.message_id = m.id))::text as json
            from messages m
            where m.chat_id = u.chat_id and m.sender_id = $1 and m.sequence > case when u.chat_id = $2 then $3 else 0 end
                and m.deleted_at is null and m.type <> {(int)MessageType.System}
            order by m.sequence limit $4
        ) as said
        where u.user_id = $1 and u.chat_id >= $2 order by u.chat_id, said.sequence limit $4
        """;

    public string FileName => "messages.json";

    public bool IsSingle => false;

    public async IAsyncEnumerable<string> ReadAsync(Guid userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<(Guid ChatId, long Sequence, string Json)> page = [(Guid.Empty, 0, "")];
        do
        {
            await using var command = database.CreateCommand(Said).With(userId).With(page[^1].ChatId).With(page[^1].Sequence).With(Page);
            page = await command.ReadAllAsync(row => (row.GetGuid(0), row.GetInt64(1), row.GetString(2)), cancellationToken);
            foreach (var (_, _, json) in page)
                yield return json;
        }
        while (page.Count == Page);
    }
}
