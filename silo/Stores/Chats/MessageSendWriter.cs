using InstaHub.Grains.Chats;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>Sends messages to all chats. Messages of a hot chat go together: one row of the chat is written for all of them.</summary>
internal sealed class MessageSendWriter : IBatchWriter<ChatKey, MessageSend, SendOutcome>
{
    public string Name => "messages";

    public ChatKey KeyOf(MessageSend operation) => new(operation.Message.ChatId, operation.Message.Id);

    public void Write(IReadOnlyList<MessageSend> operations, WriteBatch batch)
    {
        batch.LockRows("chats", "id", [.. operations.Select(send => send.Message.ChatId).Distinct()]);
        var senders = operations.Select(send => (send.Message.ChatId, send.Message.SenderId)).Distinct().ToArray();
        batch.LockRows("chat_members", ("chat_id", "user_id"), [.. senders.Select(sender => sender.ChatId)], [.. senders.Select(sender => sender.SenderId)]);

        var parameters = batch.Add(MessageSendSql.Text);
        parameters.Add(WriteBatch.Array(Enumerable.Range(0, operations.Count).ToArray()));
        Add(message => message.Id);
        Add(message => message.ChatId);
        Add(message => message.SenderId);
        Add(message => message.ClientId);
        Add(message => (short)message.Type);
        Add(message => message.Text);
        Add(message => message.Body?.ToArray());
        Add(message => ArrayText.Of(message.Media));
        parameters.Add(WriteBatch.Array(operations.Select(send => send.ReplyTo).ToArray()));
        Add(message => message.ForwardedFrom);
        Add(message => ArrayText.Of(message.Mentions.Select(mention => mention.Id)));
        Add(message => ArrayText.Of(message.Mentions.Select(mention => mention.Username)));
        Add(message => ArrayText.Of(message.Hashtags));
        Add(message => message.Silent);
        parameters.Add(WriteBatch.Array(operations.Select(send => send.ExpiresIn).ToArray()));
        Add(message => message.CreatedAt.UtcDateTime);
        parameters.Add(WriteBatch.Array(operations.Select(send => send.IsScheduled).ToArray()));
        for (var i = 0; i < operations.Count; i++)
            batch.Events.Add(i, operations[i].Event);
        batch.Events.AddParameters(parameters);

        void Add<T>(Func<StoredMessage, T> column) => parameters.Add(WriteBatch.Array(operations.Select(send => column(send.Message)).ToArray()));
    }

    public async Task ReadAsync(
        NpgsqlDataReader reader, IReadOnlyList<MessageSend> operations, SendOutcome[] outcomes, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
        {
            outcomes[reader.GetInt32(0)] = new SendOutcome(
                (SendVerdict)reader.GetInt32(1),
                reader.IsDBNull(2) ? default : reader.GetGuid(2),
                reader.IsDBNull(3) ? 0 : reader.GetInt64(3),
                reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4));
        }
    }
}

/// <summary>Arrays as text, as PostgreSQL reads them: an array of arrays would have to be a rectangle.</summary>
internal static class ArrayText
{
    public static string Of(IEnumerable<Guid> ids) => $"{{{string.Join(',', ids)}}}";

    /// <summary>Names, which have neither quotes nor backslashes; quoted, for one may be called null.</summary>
    public static string Of(IEnumerable<string> names) => $"{{{string.Join(',', names.Select(name => $"\"{name}\""))}}}";
}
