using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Web.Api.Chats;

/// <summary>What is done to messages by HTTP and by the hub alike.</summary>
internal static class MessageCalls
{
    /// <summary>Sends a message.</summary>
    /// <param name="grains">Makes references.</param>
    /// <param name="chatId">Where.</param>
    /// <param name="userId">By whom.</param>
    /// <param name="newId">Its id, if it is new.</param>
    /// <param name="request">What it says.</param>
    public static async Task<Result<SentMessage>> SendMessageAsync(
        this IGrainFactory grains, Guid chatId, Guid userId, Guid newId, SendMessageRequest request)
    {
        if (ChatNames.TypeOf(request.Type) is not { } type)
            return ChatErrors.Invalid("type", "This is text, image, video, audio, voice, file or encrypted.");
        return await grains.GetChat(chatId).Send(new NewMessage
        {
            Id = newId,
            SenderId = userId,
            ClientId = request.ClientId,
            Type = type,
            Text = request.Text,
            Body = request.Body is null ? default(ReadOnlyMemory<byte>?) : request.Body,
            Media = request.Media ?? [],
            ReplyTo = request.ReplyTo,
            Silent = request.Silent ?? false,
            SendAt = request.SendAt,
            ExpiresIn = request.ExpiresIn,
        });
    }

    /// <summary>Changes the text of a message.</summary>
    public static async Task<Result<JsonBytes>> EditMessageAsync(this IGrainFactory grains, Guid userId, Guid messageId, string text) =>
        await grains.ChatOfAsync(messageId) is { } chat ? await chat.EditMessage(userId, messageId, text) : ChatErrors.NoSuchMessage;

    /// <summary>Deletes a message for <c>me</c> or for <c>all</c>.</summary>
    public static async Task<Result<bool>> DeleteMessageAsync(this IGrainFactory grains, Guid userId, Guid messageId, string? whom)
    {
        if (whom is not (null or "me" or "all"))
            return ChatErrors.Invalid("for", "This is me or all.");
        return await grains.ChatOfAsync(messageId) is { } chat
            ? await chat.DeleteMessage(userId, messageId, forAll: whom == "all")
            : ChatErrors.NoSuchMessage;
    }

    /// <summary>Reacts to a message, or takes that back.</summary>
    public static async Task<Result<JsonBytes>> ReactAsync(this IGrainFactory grains, Guid userId, Guid messageId, string emoji, bool on) =>
        await grains.ChatOfAsync(messageId) is { } chat ? await chat.React(userId, messageId, emoji, on) : ChatErrors.NoSuchMessage;

    /// <summary>The chat that a message is in; null: there is none.</summary>
    public static async Task<IChatGrain?> ChatOfAsync(this IGrainFactory grains, Guid messageId) =>
        await grains.GetChatQueries().FindChatOf(messageId) is { } chatId ? grains.GetChat(chatId) : null;
}
