namespace InstaHub.Silo.Stores.Chats;

/// <summary>
/// Something of a chat: a member or a message. Comes after everything of chats with lower ids, as PostgreSQL orders them, so that rows of
/// chats are locked in one order everywhere.
/// </summary>
internal readonly record struct ChatKey(Guid ChatId, Guid Id) : IComparable<ChatKey>
{
    public int CompareTo(ChatKey other) => ChatId.CompareTo(other.ChatId) is var order and not 0 ? order : Id.CompareTo(other.Id);
}
