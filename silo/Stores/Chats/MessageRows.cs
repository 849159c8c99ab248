using System.Text.Json;
using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Chats;
using Npgsql;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>Reads messages from rows.</summary>
internal static class MessageRows
{
    /// <summary>How many <see cref="Columns"/> are.</summary>
    public const int Count = 26;

    /// <summary>What <see cref="Read"/> reads, of <c>messages m</c> with <see cref="Quoted"/>.</summary>
    public const string Columns =
        """
        m.id, m.chat_id, m.sequence, m.sender_id, m.client_id, m.type, m.text, m.body, m.media, m.forwarded_from, m.mentions, m.mention_names,
            m.hashtags, m.silent, m.version, m.created_at, m.edited_at,
            coalesce(m.deleted_at, case when m.expires_at <= clock_timestamp() then m.expires_at end),
            m.expires_at, m.system::text, m.preview::text, m.reply_to, q.sequence, q.sender_id, q.type, q.text
        """;

    /// <summary>
    /// The tables, to follow <c>from messages m</c>: what is quoted is what the viewer sees too. A message that is gone says nothing, in a
    /// quote neither.
    /// </summary>
    /// <param name="viewer">An expression: who looks.</param>
    /// <param name="since">An expression: they see what comes after that number.</param>
    public static string Quoted(string viewer, string since) =>
        $"""
        left join messages q on q.id = m.reply_to and q.sequence > {since} and q.deleted_at is null
            and (q.expires_at is null or q.expires_at > clock_timestamp())
            and not exists (select from message_hidden h where h.message_id = q.id and h.user_id = {viewer})
        """;

    /// <summary>Whether the viewer has not deleted <c>m</c> for themselves.</summary>
    public static string IsShown(string viewer) => $"not exists (select from message_hidden h where h.message_id = m.id and h.user_id = {viewer})";

    /// <param name="row">The row.</param>
    /// <param name="at">The number of the first column.</param>
    public static StoredMessage Read(NpgsqlDataReader row, int at = 0)
    {
        var message = new StoredMessage
        {
            Id = row.GetGuid(at),
            ChatId = row.GetGuid(at + 1),
            Sequence = row.GetInt64(at + 2),
            SenderId = row.GetGuid(at + 3),
            ClientId = Guid(4),
            Type = (MessageType)row.GetInt16(at + 5),
            Text = Text(6),
            Body = row.IsDBNull(at + 7) ? default(ReadOnlyMemory<byte>?) : row.GetFieldValue<byte[]>(at + 7),
            Media = row.GetFieldValue<Guid[]>(at + 8),
            ForwardedFrom = Guid(9),
            Mentions = [.. row.GetFieldValue<Guid[]>(at + 10).Zip(row.GetFieldValue<string[]>(at + 11), (id, name) => new MessageMention(id, name))],
            Hashtags = row.GetFieldValue<string[]>(at + 12),
            Silent = row.GetBoolean(at + 13),
            Version = row.GetInt64(at + 14),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(at + 15),
            EditedAt = Time(16),
            DeletedAt = Time(17),
            ExpiresAt = Time(18),
            System = Text(19) is { } system ? SystemNotes.Parse(system) : null,
            Preview = Text(20),
            ReplyTo = Guid(21) is { } quoted
                ? new MessageQuote(
                    quoted,
                    row.IsDBNull(at + 22) ? null : row.GetInt64(at + 22),
                    Guid(23),
                    row.IsDBNull(at + 24) ? null : (MessageType)row.GetInt16(at + 24),
                    Text(25))
                : null,
        };
        return message.DeletedAt is null ? message : message.Emptied();

        Guid? Guid(int column) => row.IsDBNull(at + column) ? null : row.GetGuid(at + column);

        string? Text(int column) => row.IsDBNull(at + column) ? null : row.GetString(at + column);

        DateTimeOffset? Time(int column) => row.IsDBNull(at + column) ? null : row.GetFieldValue<DateTimeOffset>(at + column);
    }
}

/// <summary>What system messages tell, as it is stored.</summary>
internal static class SystemNotes
{
    public static string Write(SystemNote note) => JsonSerializer.Serialize(note, SystemNoteJson.Default.SystemNote);

    public static SystemNote? Parse(string json) => JsonSerializer.Deserialize(json, SystemNoteJson.Default.SystemNote);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SystemNote))]
internal sealed partial class SystemNoteJson : JsonSerializerContext;
