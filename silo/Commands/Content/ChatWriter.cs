using InstaHub.GrainInterfaces.Chats;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Commands.Content;

/// <summary>Writes invented chats, in the transaction of their members. Messages are all text, so each counts as unread.</summary>
/// <param name="copy">Writes rows.</param>
/// <param name="seed">Decides what is said.</param>
/// <param name="chats">What is written.</param>
/// <param name="users">Everybody.</param>
/// <param name="cancellationToken">Breaks it off.</param>
internal sealed class ChatWriter(
    BulkCopy copy, int seed, IReadOnlyList<SeededChat> chats, IReadOnlyList<SeededUser> users, CancellationToken cancellationToken)
{
    private const string Chats =
        "chats (id, kind, name, owner_id, pair_low, pair_high, last_sequence, last_ordinal, change_number, members, last_at, created_at)";

    private const string Members =
        "chat_members (chat_id, user_id, role, state, read_up_to, delivered_up_to, sent, read_sent, read_ordinal, joined_at)";

    private const string Messages = "messages (chat_id, sequence, id, sender_id, type, text, reply_to, ordinal, sender_number, created_at)";

    private static readonly string[] Emoji = ["👍", "❤️", "😂", "🎉"];

    /// <summary>The tables that planners should know of anew.</summary>
    public const string Tables = "chats, chat_members, messages, message_reactions, message_reaction_counts";

    /// <summary>How many rows are told of.</summary>
    public static long RowsOf(IReadOnlyList<SeededChat> chats) => chats.Sum(chat => 1L + chat.Members.Length + chat.Messages.Length);

    /// <summary>Writes all.</summary>
    public async Task WriteAsync()
    {
        await copy.WriteAsync(Chats, chats, WriteChatAsync);
        await copy.WriteAsync(Members, from chat in chats from place in Enumerable.Range(0, chat.Members.Length) select (chat, place), WriteMemberAsync);
        await copy.WriteAsync(Messages, Compose(), WriteMessageAsync);
        var reacted = chats.SelectMany(chat => chat.Messages, (chat, message) => (Chat: chat, Message: message)).Where(said => said.Message.Reactions > 0).ToArray();
        await copy.WriteAsync("message_reactions (message_id, user_id, emoji, at)",
            from said in reacted
            from number in Enumerable.Range(1, said.Message.Reactions)
            select (said.Message, Member: said.Chat.Members[(said.Message.Sender + number) % said.Chat.Members.Length]),
            async (row, reaction) =>
            {
                await row.WriteAsync(reaction.Message.Id, NpgsqlDbType.Uuid, cancellationToken);
                await row.WriteAsync(users[reaction.Member].Id, NpgsqlDbType.Uuid, cancellationToken);
                await row.WriteAsync(EmojiOf(reaction.Message), NpgsqlDbType.Text, cancellationToken);
                await row.WriteAsync(reaction.Message.At, NpgsqlDbType.TimestampTz, cancellationToken);
            }, tells: false);
        await copy.WriteAsync("message_reaction_counts (message_id, emoji, count, first_at)", reacted, async (row, said) =>
        {
            await row.WriteAsync(said.Message.Id, NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync(EmojiOf(said.Message), NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync((long)said.Message.Reactions, NpgsqlDbType.Bigint, cancellationToken);
            await row.WriteAsync(said.Message.At, NpgsqlDbType.TimestampTz, cancellationToken);
        }, tells: false);
    }

    private static string EmojiOf(SeededMessage message) => Emoji[message.Reactions % Emoji.Length];

    private async Task WriteChatAsync(NpgsqlBinaryImporter row, SeededChat chat)
    {
        var owner = users[chat.Members[0]];
        await row.WriteAsync(chat.Id, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync((short)chat.Kind, NpgsqlDbType.Smallint, cancellationToken);
        await row.WriteAsync(chat.Kind == ChatKind.Channel ? $"News of {owner.DisplayName}" : chat.Name, NpgsqlDbType.Text, cancellationToken);
        await row.WriteAsync(owner.Id, NpgsqlDbType.Uuid, cancellationToken);
        if (chat.Kind == ChatKind.Private)
        {
            foreach (var id in chat.Members.Select(member => users[member].Id).Order())
                await row.WriteAsync(id, NpgsqlDbType.Uuid, cancellationToken);
        }
        else
        {
            await row.WriteNullAsync(cancellationToken);
            await row.WriteNullAsync(cancellationToken);
        }
        for (var i = 0; i < 3; i++)
            await row.WriteAsync((long)chat.Messages.Length, NpgsqlDbType.Bigint, cancellationToken);
        await row.WriteAsync(chat.Members.Length, NpgsqlDbType.Integer, cancellationToken);
        await row.WriteAsync(chat.Messages[^1].At, NpgsqlDbType.TimestampTz, cancellationToken);
        await row.WriteAsync(chat.CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
    }

    private async Task WriteMemberAsync(NpgsqlBinaryImporter row, (SeededChat Chat, int Place) member)
    {
        var (chat, place) = member;
        var isAsked = chat.IsAsked && place == 1;
        var read = chat.ReadUpTo[place];
        await row.WriteAsync(chat.Id, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync(users[chat.Members[place]].Id, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync((short)(place == 0 && chat.Kind != ChatKind.Private ? ChatRole.Owner : ChatRole.Member), NpgsqlDbType.Smallint, cancellationToken);
        await row.WriteAsync((short)(isAsked ? MemberState.Requested : MemberState.In), NpgsqlDbType.Smallint, cancellationToken);
        await row.WriteAsync((long)read, NpgsqlDbType.Bigint, cancellationToken);
        await row.WriteAsync((long)(isAsked ? 0 : chat.Messages.Length), NpgsqlDbType.Bigint, cancellationToken);
        await row.WriteAsync(chat.Messages.LongCount(message => message.Sender == place), NpgsqlDbType.Bigint, cancellationToken);
        await row.WriteAsync(chat.Messages.Take(read).LongCount(message => message.Sender == place), NpgsqlDbType.Bigint, cancellationToken);
        await row.WriteAsync((long)read, NpgsqlDbType.Bigint, cancellationToken);
        await row.WriteAsync(chat.CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
    }

    private IEnumerable<(SeededChat Chat, int Place, long Number, string Text)> Compose()
    {
        var random = new Random(unchecked((seed * 397) ^ 0x544D));
        foreach (var chat in chats)
        {
            var sent = new long[chat.Members.Length];
            for (var i = 0; i < chat.Messages.Length; i++)
            {
                var sender = chat.Messages[i].Sender;
                var texts = SeededLanguage.Of(users[chat.Members[sender]].Id).Messages;
                yield return (chat, i, ++sent[sender], texts[random.Next(texts.Length)]);
            }
        }
    }

    private async Task WriteMessageAsync(NpgsqlBinaryImporter row, (SeededChat Chat, int Place, long Number, string Text) said)
    {
        var (chat, place, number, text) = said;
        var message = chat.Messages[place];
        await row.WriteAsync(chat.Id, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync(place + 1L, NpgsqlDbType.Bigint, cancellationToken);
        await row.WriteAsync(message.Id, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync(users[chat.Members[message.Sender]].Id, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync((short)MessageType.Text, NpgsqlDbType.Smallint, cancellationToken);
        await row.WriteAsync(text, NpgsqlDbType.Text, cancellationToken);
        if (message.ReplyTo >= 0)
            await row.WriteAsync(chat.Messages[message.ReplyTo].Id, NpgsqlDbType.Uuid, cancellationToken);
        else
            await row.WriteNullAsync(cancellationToken);
        await row.WriteAsync(place + 1L, NpgsqlDbType.Bigint, cancellationToken);
        await row.WriteAsync(number, NpgsqlDbType.Bigint, cancellationToken);
        await row.WriteAsync(message.At, NpgsqlDbType.TimestampTz, cancellationToken);
    }
}
